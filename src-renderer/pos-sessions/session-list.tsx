import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { figureClass, LaidCells } from '#renderer/layout/laid-cells.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { PosSession } from '#shared/contract/session.ts';
import type { ColumnOf } from '#shared/layout/layout-parts.ts';

/** Status, counter, user, opened, closed, documents, turnover in the system currency, last contact. */
export function SessionList(props: {
  readonly sessions: readonly PosSession[];
  readonly chosen: PosSession | null;
  readonly currency: string;
  readonly onChoose: (session: PosSession) => void;
}) {
  const { t } = useTranslation();
  const parts = usePartsOf('pos-sessions');
  const columns = parts.columns.filter(parts.isShown);
  const figure = figureClass(columns, NO_FIGURES);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list is walked by the arrows and scrolled by keyboard.
    <div className="shift-list" tabIndex={0}>
      <Ledger caption={t('posSessions.title')}>
        <thead>
          <tr>
            <LaidCells
              columns={columns}
              cells={{
                status: <ColumnHead>{t('posSessions.status')}</ColumnHead>,
                counter: <ColumnHead>{t('posSessions.counter')}</ColumnHead>,
                user: <ColumnHead>{t('posSessions.user')}</ColumnHead>,
                shift: <ColumnHead>{t('posSessions.shift')}</ColumnHead>,
                opened: <ColumnHead>{t('posSessions.opened')}</ColumnHead>,
                closed: <ColumnHead>{t('posSessions.closed')}</ColumnHead>,
                documents: <FigureHead className={figure('documents')} words={t('posSessions.documents')} />,
                turnover: (
                  <FigureHead
                    className={figure('turnover')}
                    words={t('posSessions.turnover', { currency: props.currency })}
                  />
                ),
                lastContact: <FigureHead className={figure('lastContact')} words={t('posSessions.lastContact')} />,
              }}
            />
          </tr>
        </thead>
        <tbody>
          {props.sessions.map((session) => (
            <Row
              key={session.id}
              session={session}
              columns={columns}
              currency={props.currency}
              isChosen={session.id === props.chosen?.id}
              onChoose={() => props.onChoose(session)}
            />
          ))}
        </tbody>
      </Ledger>
    </div>
  );
}

type SessionColumn = ColumnOf<'pos-sessions'>;
const NO_FIGURES: readonly SessionColumn[] = ['status', 'counter', 'user', 'shift', 'opened', 'closed'];

function FigureHead(props: { readonly className: string; readonly words: string }) {
  return (
    <th scope="col" className={props.className}>
      {props.words}
    </th>
  );
}

function Row(props: {
  readonly session: PosSession;
  readonly columns: readonly SessionColumn[];
  readonly currency: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const { session, currency, isChosen } = props;
  const isOpen = session.status === 'open';
  const turnover = session.turnover?.find((one) => one.currency === currency)?.amountMinor ?? 0;
  const figure = figureClass(props.columns, NO_FIGURES);
  const cells: Readonly<Record<SessionColumn, ReactNode>> = {
    status: (
      <td>
        <span className={isOpen ? 'tag good' : 'tag calm'}>
          <Icon name={isOpen ? 'power' : 'check'} />
          {t(`userShifts.status.${session.status}`)}
        </span>
      </td>
    ),
    counter: <th scope="row">{session.till}</th>,
    user: <td>{session.operatorName}</td>,
    shift: <td className="nowrap">{session.shiftNumber}</td>,
    opened: (
      <td>
        <At moment={session.openedAt} />
      </td>
    ),
    closed: (
      <td>
        <At moment={session.closedAt} />
      </td>
    ),
    documents: <td className={figure('documents')}>{money.count(session.documents)}</td>,
    turnover: (
      <td className={figure('turnover')}>
        {session.turnover === null ? <NotShown /> : money.read(turnover, currency)}
      </td>
    ),
    lastContact: (
      <td className={isOpen && !session.isReachable ? `${figure('lastContact')} silent` : figure('lastContact')}>
        <Contact session={session} />
      </td>
    ),
  };
  return (
    <tr
      className={isChosen ? 'is-selected' : undefined}
      aria-current={isChosen ? true : undefined}
      onClick={props.onChoose}
    >
      <LaidCells columns={props.columns} cells={cells} />
    </tr>
  );
}

/** In place of a figure that blind counting hides. */
function NotShown() {
  const { t } = useTranslation();
  return (
    <span className="quiet">
      <span aria-hidden="true">–</span>
      <span className="unseen">{t('posSessions.hidden')}</span>
    </span>
  );
}

/** The time of a moment, with its day where that is not today. */
export function At({ moment }: { readonly moment: string | null }) {
  const language = useLanguage();
  const { businessDate } = useTillState();
  if (moment === null) return <span className="quiet">–</span>;
  return momentInWords(moment, moment.startsWith(businessDate) ? 'time' : 'day-and-time', language);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

function Contact({ session }: { readonly session: PosSession }) {
  const { t } = useTranslation();
  const { isHere, isReachable, silentForSeconds } = session;
  if (isHere) return t('posSessions.contact.here');
  if (silentForSeconds === null) return t('posSessions.contact.never');
  if (isReachable) return t('posSessions.contact.now');
  if (silentForSeconds < MINUTE) return t('posSessions.contact.seconds', { count: silentForSeconds });
  if (silentForSeconds < HOUR)
    return t('posSessions.contact.minutes', { count: Math.floor(silentForSeconds / MINUTE) });
  return t('posSessions.contact.hours', { count: Math.floor(silentForSeconds / HOUR) });
}
