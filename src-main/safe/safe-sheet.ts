import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import { say } from '#main/language/speak.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { cashInSafe, safeDay, safeDays, safeMovements } from '#main/safe/safe-movements.ts';
import { requireRight } from '#main/shift/standing.ts';
import { dateOf } from '#main/time/clock.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { askSafeMovementsSchema, askSafeSheetSchema, SafeMovements, SafeSheet } from '#shared/contract/safe.ts';
import { plainAmount } from '#shared/money/parse-amount.ts';
import { ok, type Result } from '#shared/result.ts';
import { isKeptInSafe } from '#shared/safe/safe-document.ts';
import { type SafeReminder, safeReminders } from '#shared/safe/safe-limit.ts';
import { isSameRow } from '#shared/shift/figures.ts';
import { cashFormOf } from '#shared/shift/start-shift.ts';
import { paymentFormName } from '#shared/till/payment-form-name.ts';

/** The Safe window (domain reference 4.6): what lies in the safe on a day, per payment form and currency. */
export function safeSheet(desk: Desk, ask: z.infer<typeof askSafeSheetSchema>): Result<SafeSheet, Refusal> {
  const permitted = requireRight(desk, 'view_safe');
  if (!permitted.ok) return permitted;
  const { currencies, language, paymentForms } = desk.configuration();
  const today = dateOf(desk.clock.now().wall);
  const date = ask.date ?? today;
  const moved = safeDay(desk.connection, date);
  const nothing = { beginningMinor: 0, depositsMinor: 0, withdrawalsMinor: 0, transactions: 0 };
  const rows = currencies.flatMap(({ code: currency }) =>
    paymentForms
      .filter(({ id, kind, currencies: codes }) => {
        const wasMoved = moved.some((row) => isSameRow(row, { paymentForm: id, currency }));
        return codes.includes(currency) && (isKeptInSafe(kind) || wasMoved);
      })
      .map((form) => {
        const key = { paymentForm: form.id, currency };
        const row = moved.find((one) => isSameRow(one, key)) ?? nothing;
        const totalMinor = row.depositsMinor + row.withdrawalsMinor;
        const { beginningMinor } = row;
        return {
          ...row,
          ...key,
          name: paymentFormName(form, language),
          kind: form.kind,
          totalMinor,
          endingMinor: beginningMinor + totalMinor,
        };
      }),
  );
  const days = safeDays(desk.connection);
  return ok({
    date,
    days: days.includes(today) ? [...days] : [today, ...days],
    isToday: date === today,
    rows,
    reminders: [...remindersInWords(desk)],
  });
}

/** What one row of the window is made of, the newest first. */
export function safeMovementList(
  desk: Desk,
  ask: z.infer<typeof askSafeMovementsSchema>,
): Result<SafeMovements, Refusal> {
  const permitted = requireRight(desk, 'view_safe');
  if (!permitted.ok) return permitted;
  const operators = readOperators(desk.connection);
  const movements = safeMovements(desk.connection, { day: ask.date, row: ask });
  return ok({
    movements: movements.map(({ amountMinor, description, handledBy, movedAt, movement, number }) => ({
      amountMinor,
      description,
      handledBy: operators.find(({ id }) => id === handledBy)?.name ?? handledBy ?? '',
      movedAt,
      movement,
      number,
    })),
  });
}

/** Whether money has to be taken to the bank, said to whoever may see the safe; to all others it says nothing. */
export function safeReminder(desk: Desk): Result<{ words: string[] }, Refusal> {
  return ok({ words: requireRight(desk, 'view_safe').ok ? [...remindersInWords(desk)] : [] });
}

function remindersInWords(desk: Desk): readonly string[] {
  const configuration = desk.configuration();
  const cash = cashInSafe(desk.connection, cashFormOf(configuration));
  const today = dateOf(desk.clock.now().wall);
  return safeReminders(cash, { ...configuration, today }).map((reminder) => words(desk, reminder));
}

function words(desk: Desk, reminder: SafeReminder): string {
  const { currencies, language } = desk.configuration();
  if (reminder.reminder === 'days') {
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
    return say(language, 'safe.days', { since: date.format(new Date(reminder.since)), currency: reminder.currency });
  }
  const digits = currencies.find(({ code }) => code === reminder.currency)?.minorDigits ?? 2;
  const amount = (minor: number) => `${plainAmount(minor, digits)} ${reminder.currency}`;
  return say(language, 'safe.limit', { limit: amount(reminder.limitMinor), balance: amount(reminder.balanceMinor) });
}
