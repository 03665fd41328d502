import { endShift, logOff, logOn, sell, startShift } from './anas-day.ts';
import type { Studio } from './studio.ts';

/** The days before: what Ana's Friday begins with, shifts of others to look at, one of them left open. */
export async function livePast({ windows, clock }: Studio): Promise<void> {
  const { client } = windows;
  await windows.startAgent();
  const work = async (who: string, date: string, from: string, to: string) => {
    clock.moveTo(`${date}T${from}:00`);
    await logOn(client, who);
    await startShift(client, { EUR: '150', PLN: '300' });
    await sell(client, clock, { date, from, to, everyMinutes: 60 });
    clock.moveTo(`${date}T${to}:40`);
  };
  await work('ana', '2026-11-18', '06:51', '14:01');
  await endShift(client, { EUR: 15_000, PLN: 30_000 });
  await work('marko', '2026-11-19', '06:49', '13:56');
  await endShift(client, { EUR: 20_000, PLN: 30_000 });
  await work('zofia', '2026-11-19', '14:00', '17:00');
  await endShift(client, { EUR: 20_000, PLN: 30_000 });
  await work('kasia', '2026-11-19', '17:05', '20:53');
  await logOff(client);
}
