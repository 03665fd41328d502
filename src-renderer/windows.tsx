import type { ComponentType } from 'react';
import { CashDocumentWindow } from '#renderer/cash-document/cash-document-window.tsx';
import { CashDocumentsWindow } from '#renderer/cash-documents/cash-documents-window.tsx';
import { ChangePinWindow } from '#renderer/change-pin/change-pin-window.tsx';
import { CountingWindow } from '#renderer/counting/counting-window.tsx';
import { EndOfShiftWindow } from '#renderer/end-of-shift/end-of-shift-window.tsx';
import { ShiftEndedWindow } from '#renderer/end-of-shift/shift-ended-window.tsx';
import { ForgottenShiftWindow } from '#renderer/forgotten-shift/forgotten-shift-window.tsx';
import { LogOnWindow } from '#renderer/logon/log-on-window.tsx';
import { MainMenuWindow } from '#renderer/menu/main-menu-window.tsx';
import { ReportsWindow } from '#renderer/menu/reports-window.tsx';
import { PaperRollWindow } from '#renderer/paper-roll/paper-roll-window.tsx';
import { PaymentWindow } from '#renderer/payment/payment-window.tsx';
import { RecoveredWindow } from '#renderer/recovered/recovered-window.tsx';
import { SaleCompletedWindow, SaleWindow } from '#renderer/sale/sale-window.tsx';
import { ShiftSummaryWindow } from '#renderer/shift-summary/shift-summary-window.tsx';
import { StartOfShiftWindow } from '#renderer/start-of-shift/start-of-shift-window.tsx';
import type { WindowName } from '#renderer/till/phase.ts';
import { UserShiftsWindow } from '#renderer/user-shifts/user-shifts-window.tsx';

/** Which component shows which window: one line each. A window that has no line yet leads to the Main Menu. */
export const WINDOWS: Partial<Record<WindowName, ComponentType>> = {
  'log-on': LogOnWindow,
  'start-of-shift': StartOfShiftWindow,
  counting: CountingWindow,
  'main-menu': MainMenuWindow,
  reports: ReportsWindow,
  'user-shifts': UserShiftsWindow,
  'shift-summary': ShiftSummaryWindow,
  'end-of-shift': EndOfShiftWindow,
  'shift-ended': ShiftEndedWindow,
  'forgotten-shift': ForgottenShiftWindow,
  sale: SaleWindow,
  payment: PaymentWindow,
  'sale-completed': SaleCompletedWindow,
  'cash-document': CashDocumentWindow,
  'cash-documents': CashDocumentsWindow,
  'paper-roll': PaperRollWindow,
  recovered: RecoveredWindow,
  'change-pin': ChangePinWindow,
};
