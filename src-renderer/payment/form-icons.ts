import type { IconName } from '#renderer/frame/icon.tsx';
import type { PaymentForm } from '#renderer/payment/use-payment.ts';

export const FORM_ICONS: Readonly<Record<PaymentForm['kind'], IconName>> = {
  cash: 'cash',
  card: 'card',
  voucher: 'voucher',
  bank: 'bank',
  cheque: 'cheque',
};
