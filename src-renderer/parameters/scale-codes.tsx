import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import type { FieldProps } from '#renderer/parameters/parameter-field.tsx';

/** How the shop's scales build their codes: thirteen signs a row, and the decimals of the weight or price in it. */
export function ScaleCodes({ name, parameter, value, onWrite }: FieldProps<'scale_codes'>) {
  const { t } = useTranslation('configuration');
  const replace = (at: number, change: Partial<(typeof value)[number]>) =>
    onWrite(value.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const of = (index: number, what: string) => t('parameters.fieldOf', { name: `${name} ${index + 1}`, of: what });
  return (
    <div className="reason-rows">
      {value.map((code, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place while it is typed.
        <div key={index} className="scale-row">
          <input
            className="entry text"
            aria-label={of(index, t('parameters.scaleLayout'))}
            autoComplete="off"
            spellCheck={false}
            maxLength={20}
            value={code.layout}
            onChange={(event) => replace(index, { layout: event.target.value.toUpperCase() })}
          />
          <label className="label">
            {t('parameters.decimals')}
            <select
              className="entry text"
              aria-label={of(index, t('parameters.decimals'))}
              value={code.decimals}
              onChange={(event) => replace(index, { decimals: event.target.value })}
            >
              {['0', '1', '2', '3', '4'].map((decimals) => (
                <option key={decimals}>{decimals}</option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className="key small"
            aria-label={t('parameters.remove', { name: code.layout })}
            onClick={() => onWrite(value.filter((_one, at) => at !== index))}
          >
            <Icon name="cross" />
          </button>
        </div>
      ))}
      {value.length >= (parameter.most ?? 0) ? null : (
        <Key
          label={t('parameters.addScaleCode')}
          icon="plus"
          kind="small"
          onPress={() => onWrite([...value, { layout: '29IIIIIWWWWWC', decimals: '3' }])}
        />
      )}
    </div>
  );
}
