import { cardPaymentById } from '#main/card/card-records.ts';
import type { Desk } from '#main/desk/desk.ts';
import type { PrintedLine, PrintedText } from '#main/terminal/payment-terminal.ts';
import { composeTerminalSlip } from '#shared/paper/terminal-slip.ts';

type Slip = { readonly type: PrintedText['type']; readonly lines: readonly PrintedLine[] };

/** Puts what the terminal wants printed into the queue: each slip a paper of its own, merchant's and customer's. */
export function queueTerminalSlips(desk: Desk, subjectId: string, prints: readonly PrintedText[]): void {
  const { language } = desk.configuration();
  const payment = cardPaymentById(desk.connection, subjectId);
  const number = payment?.result?.receiptNumber ?? subjectId.slice(-8);
  for (const [index, { lines, type }] of slipsOf(prints).entries()) {
    desk.queuePaper({
      id: desk.newId(),
      kind: type === 'administration' || payment === null ? 'terminal_report' : 'card_slip',
      documentNumber:
        type === 'customer' ? `${number} C` : type === 'merchant' ? `${number} M` : `${number} ${index + 1}`,
      queuedAt: desk.clock.now().wall,
      document: composeTerminalSlip(language, lines),
    });
  }
}

/** Lines that follow one another and are of one kind make one slip, up to the line that ends it. */
function slipsOf(prints: readonly PrintedText[]): readonly Slip[] {
  const slips: { type: PrintedText['type']; lines: PrintedLine[] }[] = [];
  let isOpen = false;
  for (const { isLast, lines, type } of prints) {
    const last = slips.at(-1);
    if (isOpen && last !== undefined && (last.type === type || type === 'unknown')) last.lines.push(...lines);
    else slips.push({ type, lines: [...lines] });
    isOpen = !isLast;
  }
  return slips.filter(({ lines }) => lines.some(({ text }) => text.trim() !== ''));
}
