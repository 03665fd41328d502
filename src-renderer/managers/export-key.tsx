import { useTranslation } from 'react-i18next';
import { separatorOf } from '#renderer/managers/separator-of.ts';

const WEEKS = 8;
const DAY_MS = 24 * 60 * 60_000;

/** The last eight weeks, today included, as dates of this browser. */
export function lastWeeks(now: Date): { readonly from: string; readonly to: string } {
  const dateOf = (moment: Date) => {
    const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
    return local.toISOString().slice(0, 10);
  };
  return { from: dateOf(new Date(now.getTime() - (WEEKS * 7 - 1) * DAY_MS)), to: dateOf(now) };
}

/** A file for a spreadsheet, as the browser’s own download. */
export function ExportKey(props: {
  readonly file: 'shifts' | 'differences' | 'documents' | 'notes';
  /** Of which till; for `notes`. */
  readonly till?: string;
  readonly days?: { readonly from: string; readonly to: string };
}) {
  const { t, i18n } = useTranslation('managers');
  const { from, to } = props.days ?? lastWeeks(new Date());
  const query = new URLSearchParams({
    from,
    to,
    separator: separatorOf(i18n.language),
    ...(props.till === undefined ? {} : { till: props.till }),
  });
  return (
    <a className="key small" href={`/managers/export/${props.file}.csv?${query}`} download>
      {t('page.export')}
    </a>
  );
}
