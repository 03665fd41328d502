import { randomUUID } from 'node:crypto';
import type { Reply } from '#shared/contract/reply.ts';
import { ToolTrouble } from '../call/run-tool.ts';
import type { TillClient } from '../call/till-connection.ts';
import type { ReplayClock } from '../replay/replay-clock.ts';

export const DEMO_PIN = '1234';

export const id = () => ({ commandId: randomUUID() });

export async function accepted<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answer = await reply;
  if (!answer.accepted) throw new ToolTrouble(`The till refused a step of the day: ${answer.refusal.words}`);
  return answer.value;
}

export async function logOn(client: TillClient, operatorId: string): Promise<void> {
  await accepted(client.operator.logOn({ ...id(), operatorId, pin: DEMO_PIN }));
}

export async function logOff(client: TillClient): Promise<void> {
  await accepted(client.operator.logOff(id()));
}

export async function startShift(client: TillClient, deposits: Readonly<Record<string, string>>): Promise<void> {
  const typed = Object.entries(deposits).map(([currency, amount]) => ({ currency, amount }));
  await accepted(client.shift.start({ ...id(), deposits: typed }));
}

/** Ends the shift so that of each currency just this much stays in the drawer. */
export async function endShift(client: TillClient, stays: Readonly<Record<string, number>>): Promise<void> {
  const sheet = await accepted(client.shift.endSheet({}));
  for (const { paymentForm, kind, currency, endingMinor } of sheet.rows) {
    if (kind !== 'cash') continue;
    const cell = { paymentForm, currency };
    await accepted(client.shift.writeEnd({ ...id(), ...cell, column: 'actual', amount: typed(endingMinor) }));
    const amount = typed(Math.max(0, endingMinor - (stays[currency] ?? endingMinor)));
    await accepted(client.shift.writeEnd({ ...id(), ...cell, column: 'withdrawal', amount }));
  }
  const { revision } = await accepted(client.shift.endSheet({}));
  await accepted(client.shift.end({ ...id(), revision }));
}

/** Minor units as a hand types them. */
function typed(amountMinor: number): string {
  const digits = String(amountMinor).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const BASKET = [
  ['101', 2],
  ['3850108020014', 3],
  ['3850345600215', 2],
  ['201', 1],
  ['3850104212604', 1],
  ['5901588016443', 1],
  ['3850151216228', 6],
  ['5900352004112', 2],
  ['103', 2],
  ['102', 4],
  ['203', 1],
  ['5900820002336', 1],
  ['3858881240018', 1],
  ['202', 3],
  ['301', 1],
  ['4000417025005', 2],
] as const;

/** Customers from one time of day to another, every few minutes; the same ones in every run. */
export async function sell(
  client: TillClient,
  clock: ReplayClock,
  hours: { readonly date: string; readonly from: string; readonly to: string; readonly everyMinutes: number },
): Promise<void> {
  const { date, everyMinutes } = hours;
  const last = minutesOf(hours.to);
  let customer = 0;
  for (let minute = minutesOf(hours.from); minute <= last; minute += everyMinutes + (customer % 3)) {
    clock.moveTo(`${date}T${timeOf(minute)}`);
    await serve(client, customer);
    customer += 1;
  }
}

async function serve(client: TillClient, customer: number): Promise<void> {
  const count = 2 + ((customer * 7) % 6);
  for (let place = 0; place < count; place += 1) {
    const [barcode, most] = BASKET[(customer * 5 + place * 3) % BASKET.length] ?? ['101', 1];
    const quantity = barcode === '201' ? '1.236' : String(1 + ((customer + place) % most));
    await accepted(client.sale.scan({ ...id(), barcode, quantity }));
  }
  const document = await accepted(client.sale.document({}));
  const { paymentForm, currency } = formOf(customer);
  const isCashEuro = paymentForm === 'cash' && currency === 'EUR';
  const amount = isCashEuro ? notesFor(document?.totalMinor ?? 0) : null;
  await accepted(client.sale.assignPayment({ ...id(), paymentForm, currency, amount }));
  await accepted(client.sale.complete(id()));
}

function formOf(customer: number): { readonly paymentForm: string; readonly currency: string } {
  if (customer % 13 === 9) return { paymentForm: 'voucher', currency: 'EUR' };
  if (customer % 17 === 11) return { paymentForm: 'bank', currency: 'EUR' };
  if (customer % 8 === 5) return { paymentForm: 'cash', currency: 'PLN' };
  return { paymentForm: customer % 5 < 2 ? 'card' : 'cash', currency: 'EUR' };
}

/** What a customer hands over: the next note, or some of the largest. */
function notesFor(totalMinor: number): string {
  const note = [500, 1_000, 2_000, 5_000, 10_000].find((face) => face >= totalMinor);
  return typed(note ?? Math.ceil(totalMinor / 5_000) * 5_000);
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function timeOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:30`;
}
