import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { Banner } from '#renderer/frame/banner.tsx';

/** Money that has to be taken to the bank, in main's words. */
export function SafeReminders({ words }: { readonly words: readonly string[] }) {
  return words.map((one) => <Banner key={one} tone="warn" icon="bank" words={one} />);
}

const askReminder = (client: TillClient) => client.safe.reminder({});

/** The same where somebody passes by who may see the safe; it says nothing to all others. */
export function SafeReminderBanner() {
  const reminder = useAnswer(askReminder, 'changes');
  return <SafeReminders words={reminder.value?.words ?? []} />;
}
