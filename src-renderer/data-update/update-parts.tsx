import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import type { Shortcut } from '#renderer/keyboard/shortcut.ts';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { DataUpdate } from '#shared/contract/data-update.ts';
import type { UpdateGroup } from '#shared/master-data/master-kinds.ts';

type Shown = DataUpdate['groups'][number];
type Part = { readonly group: UpdateGroup; readonly shortcut: Shortcut; readonly press: () => void };

/** Each part with when it last brought something, what that was, how it stands, and its key. */
export function UpdateParts(props: {
  readonly groups: DataUpdate['groups'];
  readonly parts: readonly Part[];
  readonly state: DataUpdate['state'];
}) {
  const { t } = useTranslation('configuration');
  return (
    <Ledger caption={t('dataUpdate.title')}>
      <thead>
        <tr>
          <ColumnHead>{t('dataUpdate.partHead')}</ColumnHead>
          <ColumnHead>{t('dataUpdate.last')}</ColumnHead>
          <ColumnHead>{t('dataUpdate.came')}</ColumnHead>
          <ColumnHead>{t('dataUpdate.standing')}</ColumnHead>
          <th>
            <span className="unseen">{t('dataUpdate.update')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.parts.map((part) => {
          const shown = props.groups.find(({ group }) => group === part.group);
          return shown === undefined ? null : <Row key={part.group} part={part} shown={shown} state={props.state} />;
        })}
      </tbody>
    </Ledger>
  );
}

function Row(props: { readonly part: Part; readonly shown: Shown; readonly state: DataUpdate['state'] }) {
  const { part, shown, state } = props;
  const { t } = useTranslation('configuration');
  const money = useMoney();
  const name = t(`dataUpdate.part.${part.group}`);
  const came = [
    ...(shown.changed > 0 ? [t('dataUpdate.changed', { count: shown.changed, of: money.count(shown.changed) })] : []),
    ...(shown.removed > 0 ? [t('dataUpdate.removed', { count: shown.removed, of: money.count(shown.removed) })] : []),
  ];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Last takenAt={shown.takenAt} />
      </td>
      <td>{came.length === 0 ? <span className="quiet">–</span> : came.join(' · ')}</td>
      <td>
        <Standing shown={shown} state={state} />
      </td>
      <td className="update-key">
        <Key
          label={t('dataUpdate.update')}
          of={name}
          kind="small"
          shortcut={part.shortcut}
          reason={state === 'alone' ? t('dataUpdate.state.alone') : null}
          onPress={part.press}
        />
      </td>
    </tr>
  );
}

/** The time, with its day where that is not today. */
function Last({ takenAt }: { readonly takenAt: string | null }) {
  const { t } = useTranslation('configuration');
  const language = useLanguage();
  const { businessDate } = useTillState();
  if (takenAt === null) return <span className="quiet">{t('dataUpdate.never')}</span>;
  return momentInWords(takenAt, takenAt.startsWith(businessDate) ? 'time-with-seconds' : 'day-and-time', language);
}

/** Whether a part is as the Data Service has it; nobody knows while it does not answer. */
function Standing({ shown, state }: { readonly shown: Shown; readonly state: DataUpdate['state'] }) {
  const { t } = useTranslation('configuration');
  if (state === 'alone' || (state === 'failed' && !shown.isRefused)) return <span className="quiet">–</span>;
  const { tone, icon, words } = shown.isRunning
    ? ({ tone: 'calm', icon: 'clock', words: t('dataUpdate.is.running') } as const)
    : shown.isRefused
      ? ({ tone: 'bad', icon: 'alert', words: t('dataUpdate.is.refused') } as const)
      : ({ tone: 'good', icon: 'check', words: t('dataUpdate.is.taken') } as const);
  return (
    <span className={`tag ${tone}`}>
      <Icon name={icon} />
      {words}
    </span>
  );
}
