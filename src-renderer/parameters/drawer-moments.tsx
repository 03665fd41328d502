import { useTranslation } from 'react-i18next';
import { Segment } from '#renderer/frame/segment.tsx';
import { useShop } from '#renderer/money/shop-context.tsx';
import type { FieldProps } from '#renderer/parameters/parameter-field.tsx';
import { DRAWER_MOMENTS } from '#shared/drawer/drawer-rules.ts';

/** When each payment form opens the drawer. */
export function DrawerMoments({ name, value, onWrite }: FieldProps<'drawer_moments'>) {
  const { t } = useTranslation('configuration');
  const { paymentForms } = useShop();
  const nameOf = (id: string) => paymentForms.find((form) => form.id === id)?.name ?? id;
  const moments = DRAWER_MOMENTS.map((moment) => ({
    value: moment,
    label: t(`parameter.choice.drawerAtPayment.${moment}`),
  }));
  return (
    <div className="drawer-moments">
      {value.map(({ paymentForm, moment }) => (
        <div key={paymentForm} className="field">
          <span className="label" aria-hidden="true">
            {nameOf(paymentForm)}
          </span>
          <Segment
            name={t('parameters.fieldOf', { name, of: nameOf(paymentForm) })}
            choices={moments}
            chosen={moment}
            onChoose={(next) =>
              onWrite(value.map((one) => (one.paymentForm === paymentForm ? { ...one, moment: next } : one)))
            }
          />
        </div>
      ))}
    </div>
  );
}
