import { useTranslation } from 'react-i18next';
import { code39Bars } from '#shared/scanning/code-39.ts';
import { TEST_CODE } from '#shared/scanning/scan-test.ts';

const { bars, width } = code39Bars(TEST_CODE);
/** Readers want paper of ten narrow widths on either side. */
const QUIET = 10;
const HEIGHT = 60;

/** A code to scan where no goods are at hand. */
export function TestCode() {
  const { t } = useTranslation('configuration');
  return (
    <figure className="sheet test-code">
      <div className="sheet-head">
        <h2>{t('devices.scanner.testCode')}</h2>
      </div>
      <svg
        role="img"
        aria-label={TEST_CODE}
        viewBox={`0 0 ${width + 2 * QUIET} ${HEIGHT}`}
        shapeRendering="crispEdges"
        preserveAspectRatio="none"
      >
        {bars.map((bar) => (
          <rect key={bar.x} x={bar.x + QUIET} y={6} width={bar.width} height={HEIGHT - 12} />
        ))}
      </svg>
      <figcaption className="label pad-in">{t('devices.scanner.testCodeHow', { code: TEST_CODE })}</figcaption>
    </figure>
  );
}
