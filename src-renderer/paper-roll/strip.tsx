import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { TroubleBanner } from '#renderer/frame/banner.tsx';
import { JobState, useJobTitle } from '#renderer/paper-roll/job.tsx';
import { DOTS_OF_A_LETTER, Picture } from '#renderer/paper-roll/picture.tsx';
import { useSlip } from '#renderer/paper-roll/use-slip.ts';
import type { PaperSlip, PrintJob } from '#shared/contract/paper.ts';
import type { PaperImage } from '#shared/paper/laid-line.ts';

/** One print as a strip of paper, drawn from the very bytes that the printer got. */
export function Strip({ job }: { readonly job: PrintJob }) {
  const { t } = useTranslation();
  const slip = useSlip(job.id);
  const title = useJobTitle(job);
  return (
    <figure className="paper-col">
      <figcaption>
        <h2>{title}</h2>
        <JobState job={job} />
      </figcaption>
      <TroubleBanner trouble={slip.trouble} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long paper is scrolled by keyboard too. */}
      <section className="feed" tabIndex={0} aria-label={t('paperRoll.asPrinted', { title })}>
        {slip.value === null ? null : <Paper slip={slip.value} />}
      </section>
    </figure>
  );
}

type PaperLine = PaperSlip['lines'][number];

function Paper({ slip }: { readonly slip: PaperSlip }) {
  return (
    <div className="roll">
      <pre style={{ width: cells(slip.columns) }}>
        {slip.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a printed line has no name but its place.
          <Line key={index} line={line} />
        ))}
      </pre>
    </div>
  );
}

/** Room of so many letters. IBM Plex Mono is 0.6 em wide; `ch` misses it, for the font comes in several files. */
function cells(count: number): string {
  return `${count * 0.6}em`;
}

/** A printer's wide and tall letters are the plain ones stretched; the strip does the same. */
function Line({ line }: { readonly line: PaperLine }) {
  if (line.image !== undefined) return <PictureLine align={line.align} image={line.image} />;
  const size = `${line.wide ? ' wide' : ''}${line.tall ? ' tall' : ''}`;
  const box: CSSProperties = { width: cells([...line.text].length * (line.wide ? 2 : 1)) };
  return (
    <span className={`paper-line ${line.align}${line.bold ? ' bold' : ''}${size}`}>
      <span className="stretch" style={box}>
        <span>{line.text}</span>
      </span>
      {'\n'}
    </span>
  );
}

type PictureFacts = { readonly align: PaperLine['align']; readonly image: PaperImage };

/** As wide beside the letters as on paper. */
function PictureLine({ align, image }: PictureFacts) {
  return (
    <span className={`paper-line ${align}`}>
      <Picture image={image} width={cells(image.width / DOTS_OF_A_LETTER)} />
      {'\n'}
    </span>
  );
}
