import type { ComponentType } from 'react';
import { AboutWindow } from '#renderer/about/about-window.tsx';
import { BackupsWindow } from '#renderer/backups/backups-window.tsx';
import { CashDocumentWindow } from '#renderer/cash-document/cash-document-window.tsx';
import { CashDocumentsWindow } from '#renderer/cash-documents/cash-documents-window.tsx';
import { ChangePinWindow } from '#renderer/change-pin/change-pin-window.tsx';
import { ConfigurationWindow } from '#renderer/configuration/configuration-window.tsx';
import { InterfaceConfigurationWindow } from '#renderer/configuration/interface-configuration-window.tsx';
import { CorrectionWindow } from '#renderer/correction/correction-window.tsx';
import { CountingWindow } from '#renderer/counting/counting-window.tsx';
import { DataUpdateWindow } from '#renderer/data-update/data-update-window.tsx';
import { DeviceSetupWindow } from '#renderer/device-setup/device-setup-window.tsx';
import { EndOfShiftWindow } from '#renderer/end-of-shift/end-of-shift-window.tsx';
import { ShiftEndedWindow } from '#renderer/end-of-shift/shift-ended-window.tsx';
import { ForgottenShiftWindow } from '#renderer/forgotten-shift/forgotten-shift-window.tsx';
import { LayoutManagementWindow } from '#renderer/layout-management/layout-management-window.tsx';
import { LogOnWindow } from '#renderer/logon/log-on-window.tsx';
import { MainMenuWindow } from '#renderer/menu/main-menu-window.tsx';
import { ReportsWindow } from '#renderer/menu/reports-window.tsx';
import { OperatorsWindow } from '#renderer/operators/operators-window.tsx';
import { PaperRollWindow } from '#renderer/paper-roll/paper-roll-window.tsx';
import { ParametersWindow } from '#renderer/parameters/parameters-window.tsx';
import { PaymentWindow } from '#renderer/payment/payment-window.tsx';
import { PendingDocumentsWindow } from '#renderer/pending/pending-documents-window.tsx';
import { PosSessionsWindow } from '#renderer/pos-sessions/pos-sessions-window.tsx';
import { RecoveredWindow } from '#renderer/recovered/recovered-window.tsx';
import { SafeWindow } from '#renderer/safe/safe-window.tsx';
import { SaleCompletedWindow, SaleWindow } from '#renderer/sale/sale-window.tsx';
import { SendingReportWindow } from '#renderer/sending-report/sending-report-window.tsx';
import { ServiceConfigurationWindow } from '#renderer/service-configuration/service-configuration-window.tsx';
import { ShiftSummaryWindow } from '#renderer/shift-summary/shift-summary-window.tsx';
import { StartOfShiftWindow } from '#renderer/start-of-shift/start-of-shift-window.tsx';
import type { WindowName } from '#renderer/till/phase.ts';
import { TradeDocumentsWindow } from '#renderer/trade-documents/trade-documents-window.tsx';
import { TransfersWindow } from '#renderer/transfers/transfers-window.tsx';
import { UserShiftsWindow } from '#renderer/user-shifts/user-shifts-window.tsx';

/** Which component shows which window: one line each. A window that has no line yet leads to the Main Menu. */
export const WINDOWS: Partial<Record<WindowName, ComponentType>> = {
  'log-on': LogOnWindow,
  'start-of-shift': StartOfShiftWindow,
  counting: CountingWindow,
  'main-menu': MainMenuWindow,
  reports: ReportsWindow,
  'user-shifts': UserShiftsWindow,
  'pos-sessions': PosSessionsWindow,
  'shift-summary': ShiftSummaryWindow,
  'end-of-shift': EndOfShiftWindow,
  'shift-ended': ShiftEndedWindow,
  'forgotten-shift': ForgottenShiftWindow,
  'data-update': DataUpdateWindow,
  'service-configuration': ServiceConfigurationWindow,
  sale: SaleWindow,
  payment: PaymentWindow,
  'pending-documents': PendingDocumentsWindow,
  'sale-completed': SaleCompletedWindow,
  'cash-document': CashDocumentWindow,
  'cash-documents': CashDocumentsWindow,
  transfers: TransfersWindow,
  safe: SafeWindow,
  'trade-documents': TradeDocumentsWindow,
  correction: CorrectionWindow,
  'sending-report': SendingReportWindow,
  'paper-roll': PaperRollWindow,
  recovered: RecoveredWindow,
  'change-pin': ChangePinWindow,
  configuration: ConfigurationWindow,
  backups: BackupsWindow,
  about: AboutWindow,
  'device-setup': DeviceSetupWindow,
  'interface-configuration': InterfaceConfigurationWindow,
  'layout-management': LayoutManagementWindow,
  parameters: ParametersWindow,
  operators: OperatorsWindow,
};
