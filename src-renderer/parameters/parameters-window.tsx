import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { useActiveEntry } from '#renderer/money/active-entry.tsx';
import { NumericPad } from '#renderer/money/numeric-pad.tsx';
import { TypingLine } from '#renderer/money/typing-line.tsx';
import { ParameterField } from '#renderer/parameters/parameter-field.tsx';
import { type Parameters, useParameters } from '#renderer/parameters/use-parameters.ts';
import { useOpen, useTillState } from '#renderer/till/till-context.tsx';
import { PARAMETER_GROUPS, type ParameterGroup } from '#shared/parameter/described.ts';

/** Parameters: everything a shop decides about its till, group by group; one Confirm for all that was typed. */
export function ParametersWindow() {
  const { t } = useTranslation(['configuration', 'windows']);
  const open = useOpen();
  const till = useTillState();
  const parameters = useParameters();
  const [group, setGroup] = useState<ParameterGroup>('counting');
  const [isDone, setDone] = useState(false);
  const count = parameters.changes.length;
  const confirm = async () => setDone(await parameters.confirm());
  return (
    <Frame
      kind="parameters"
      title={t('parameters.title')}
      subtitle={t('parameters.subtitle', { till: till.code })}
      banner={
        <>
          <TroubleBanner trouble={parameters.trouble} />
          {isDone && count === 0 && parameters.trouble === null ? (
            <Banner tone="good" icon="check" words={t('parameters.done')} more={t('parameters.frozen')} />
          ) : null}
        </>
      }
      keys={[
        {
          id: 'close',
          label: t('windows:frame.close'),
          shortcut: 'Escape',
          place: 'left',
          ...(count > 0 ? { note: t('change.closeDrops') } : {}),
          press: () => open({ window: 'configuration' }),
        },
        {
          id: 'confirm',
          label: parameters.isQuestion ? t('windows:cashDocument.yes') : t('windows:frame.confirm'),
          ...(count > 0 ? { note: t('parameters.count', { count }) } : {}),
          shortcut: 'Control+Enter',
          place: 'main',
          isBusy: parameters.isBusy,
          reason: count === 0 ? t('change.nothing') : null,
          press: () => void confirm(),
        },
      ]}
    >
      <Groups parameters={parameters} group={group} onChoose={setGroup} />
      <section className="sheet parameter-list" aria-label={t(`parameters.group.${group}`)}>
        {parameters.all
          .filter((parameter) => parameter.group === group)
          .map((parameter) => (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              typed={parameters.typedOf(parameter)}
              isChanged={parameters.isChanged(parameter)}
              onWrite={(typed) => parameters.write(parameter.name, typed)}
            />
          ))}
      </section>
      <Pad />
    </Frame>
  );
}

function Groups(props: {
  readonly parameters: Parameters;
  readonly group: ParameterGroup;
  readonly onChoose: (group: ParameterGroup) => void;
}) {
  const { t } = useTranslation('configuration');
  return (
    <nav className="sheet rail" aria-label={t('parameters.groups')}>
      <h2 className="rail-h">{t('parameters.title')}</h2>
      <ul className="list">
        {PARAMETER_GROUPS.map((one) => {
          const changed = props.parameters.all.filter(
            (parameter) => parameter.group === one && props.parameters.isChanged(parameter),
          );
          return (
            <li key={one}>
              <button
                type="button"
                className="pick"
                aria-current={one === props.group}
                onClick={() => props.onChoose(one)}
              >
                <span className="grow">
                  {t(`parameters.group.${one}`)}
                  {changed.length === 0 ? null : <span className="sub pen">{t('parameters.changed')}</span>}
                </span>
                {changed.length === 0 ? null : <Icon name="pencil" />}
              </button>
            </li>
          );
        })}
      </ul>
      <p className="kept">
        <Icon name="clock" />
        <span>{t('parameters.frozen')}</span>
      </p>
    </nav>
  );
}

/** For hands without a keyboard; writes into the amount or number that was touched last. */
function Pad() {
  const { t } = useTranslation('configuration');
  const { active } = useActiveEntry();
  return (
    <section className="parameter-pad" aria-label={t('parameters.pad')}>
      <TypingLine />
      <NumericPad layout="amount" onPress={(press) => active?.press(press)} />
    </section>
  );
}
