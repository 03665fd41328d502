import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { useAct } from '#renderer/managers/ask-agent.ts';
import { OneTimePassword } from '#renderer/managers/one-time-password.tsx';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import type { OfficeOperator, OfficeRoster } from '#shared/contract/managers-records.ts';

type GivenPin = { readonly pin: string; readonly validUntil: string };

/** What somebody logs on with: a PIN for the first log-on at each till, and a badge. */
export function AccessDialog(props: {
  readonly operator: OfficeOperator;
  readonly access: OfficeRoster['access'];
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const { access, operator, onDone } = props;
  const { id: operatorId, name } = operator;
  const held = access.find((one) => one.operatorId === operatorId);
  const [badge, setBadge] = useState('');
  const [given, setGiven] = useState<GivenPin | null>(null);
  const give = useAct((client) => client.office.givePin);
  const withdraw = useAct((client) => client.office.withdrawPin);
  const register = useAct((client) => client.office.giveBadge);
  const keepBadge = async (code: string | null) => {
    if ((await register.run({ operatorId, badge: code })) !== null) onDone();
  };
  const takeBack = async () => {
    if ((await withdraw.run({ operatorId })) !== null) onDone();
  };
  if (given !== null) {
    return (
      <OneTimePassword
        title={t('access.pinOf', { name })}
        password={given.pin}
        note={t('access.shownOnce', { until: words.moment(given.validUntil, 'day-and-time') })}
        onDone={onDone}
      />
    );
  }
  return (
    <Dialog
      title={t('access.title', { name })}
      kind="office-access"
      close={{ label: t('page.cancel'), press: onDone }}
      answer={{
        label: t('access.register'),
        isBusy: register.isBusy,
        reason: badge.trim() === '' ? t('access.missing') : null,
        press: () => void keepBadge(badge.trim()),
      }}
      more={
        held?.hasBadge ? (
          <button type="button" className="key" onClick={() => void keepBadge(null)}>
            {t('access.remove')}
          </button>
        ) : null
      }
    >
      <div className="body">
        <PinPart
          name={name}
          pinUntil={held?.pinUntil ?? null}
          isBusy={give.isBusy || withdraw.isBusy}
          onGive={() => void give.run({ operatorId }).then(setGiven)}
          onWithdraw={() => void takeBack()}
        />
        <TroubleWords trouble={give.trouble ?? withdraw.trouble} />
        <p>{t(held?.hasBadge ? 'access.hasBadge' : 'access.noBadge')}</p>
        <TextField
          label={t('access.scan')}
          // A badge opens tills: nobody who looks on has to read it.
          type="password"
          autoComplete="new-password"
          value={badge}
          onWrite={setBadge}
          maxLength={128}
          isFirst
        />
        <p className="label">{t('access.prefixNote')}</p>
        <TroubleWords trouble={register.trouble} />
      </div>
    </Dialog>
  );
}

function PinPart(props: {
  readonly name: string;
  readonly pinUntil: string | null;
  readonly isBusy: boolean;
  readonly onGive: () => void;
  readonly onWithdraw: () => void;
}) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const { name, pinUntil, isBusy, onGive, onWithdraw } = props;
  const isGiven = pinUntil !== null && Date.parse(pinUntil) > Date.now();
  return (
    <fieldset>
      <legend className="label">{t('access.pin')}</legend>
      <p>{t('access.pinWords', { name })}</p>
      {isGiven ? (
        <>
          <p>{t('access.givenUntil', { until: words.moment(pinUntil, 'day-and-time') })}</p>
          <p>{t('access.withdrawWords', { name })}</p>
        </>
      ) : null}
      <p>
        <button
          type="button"
          className="key small"
          aria-busy={isBusy || undefined}
          onClick={isBusy ? undefined : onGive}
        >
          {t('access.givePin')}
        </button>{' '}
        {isGiven ? (
          <button
            type="button"
            className="key small"
            aria-busy={isBusy || undefined}
            onClick={isBusy ? undefined : onWithdraw}
          >
            {t('access.withdraw')}
          </button>
        ) : null}
      </p>
    </fieldset>
  );
}
