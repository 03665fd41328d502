import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { RecoveredList } from '#renderer/recovered/recovered-list.tsx';
import { useClient, useOpen, useTillState } from '#renderer/till/till-context.tsx';
import { TrainingBanner } from '#renderer/training/training-banner.tsx';
import { useTraining } from '#renderer/training/use-training.ts';
import type { TillState } from '#shared/contract/till.ts';

type Recovered = NonNullable<TillState['recovered']>;

/** After a stop that was no shutdown: what is safe, and the way back to where the hand was. Shown to a known person only. */
export function RecoveredWindow() {
  const { recovered } = useTillState();
  return recovered === null ? null : <WhereWasI recovered={recovered} />;
}

/** How the last receipt's paper stands, where it is among the newest; that it can be printed does not hang on it. */
const askLastPrints = (client: TillClient) => client.paper.roll({ limit: 10 });

function WhereWasI({ recovered }: { readonly recovered: Recovered }) {
  const { t } = useTranslation();
  const till = useTillState();
  const open = useOpen();
  const client = useClient();
  const goOn = useCommand(client.till.continueAfterStop);
  const reprint = useCommand(client.tradeDocument.print);
  const training = useTraining('elsewhere');
  const { lastDocument } = recovered;
  const prints = useAnswer(askLastPrints, 'changes').value?.jobs ?? [];
  const print = prints.find(({ documentNumber }) => documentNumber === lastDocument?.number);
  const mainMenu = async () => {
    const outcome = await goOn.run({});
    if (outcome?.kind === 'done') open({ window: 'main-menu' });
  };
  return (
    <Frame
      kind="recovered"
      title={t('recovered.title')}
      subtitle={t('recovered.subtitle', { till: till.code })}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(goOn.trouble, reprint.trouble, training.trouble)} />
          <TrainingBanner way={training} />
        </>
      }
      keys={[
        {
          id: 'main-menu',
          label: t('mainMenu.title'),
          shortcut: 'Escape',
          place: 'left',
          isBusy: goOn.isBusy,
          press: () => void mainMenu(),
        },
        ...(training.isOn ? [training.key] : []),
        {
          id: 'print-last',
          label: t('recovered.printLast'),
          note: t('paperRoll.saysCopy'),
          shortcut: 'F7',
          place: 'right',
          isBusy: reprint.isBusy,
          reason: lastDocument === null ? t('recovered.noReceipt') : null,
          press: () => void (lastDocument !== null && reprint.run({ documentId: lastDocument.id })),
        },
        {
          id: 'continue',
          label: t('recovered.continue'),
          shortcut: 'Enter',
          place: 'main',
          isBusy: goOn.isBusy,
          press: () => void goOn.run({}),
        },
      ]}
    >
      <section className="sheet recover" aria-labelledby="where-was-i">
        <Head recovered={recovered} />
        <RecoveredList recovered={recovered} printState={print?.state ?? null} />
      </section>
    </Frame>
  );
}

function Head({ recovered }: { readonly recovered: Recovered }) {
  const { t } = useTranslation();
  const money = useMoney();
  const language = useLanguage();
  const isSameDay = recovered.lastSeenAt.slice(0, 10) === recovered.startedAt.slice(0, 10);
  const at = (moment: string) => {
    const time = momentInWords(moment, 'time-with-seconds', language);
    return isSameDay ? time : `${momentInWords(moment, 'day', language)}, ${time}`;
  };
  return (
    <div className="rec-head">
      <div>
        <h2 id="where-was-i">{t('recovered.title')}</h2>
        <p>{t('recovered.away', { from: at(recovered.lastSeenAt), to: at(recovered.startedAt) })}</p>
      </div>
      <p className="rec-proof">
        <Icon name="shield" />
        <span>
          {t('recovered.checked', { record: money.count(recovered.journalLength) })}
          <span className="label">{t('recovered.checkedMore')}</span>
        </span>
      </p>
    </div>
  );
}
