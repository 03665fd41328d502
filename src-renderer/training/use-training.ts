import { useTranslation } from 'react-i18next';
import type { Trouble } from '#renderer/connection/carry-out.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { useClient, useTillState } from '#renderer/till/till-context.tsx';

export type TrainingWay = {
  readonly isOn: boolean;
  /** Into training, or out of it; the same key at the same place. */
  readonly key: WindowKey;
  readonly note: string;
  readonly trouble: Trouble | null;
};

/** The way into training and back, wherever it is offered. Which window is due then, the till says. */
export function useTraining(place: WindowKey['place']): TrainingWay {
  const { t } = useTranslation();
  const client = useClient();
  const { document, training } = useTillState();
  const enter = useCommand(client.training.enter);
  const leave = useCommand(client.training.leave);
  const isOn = training !== null;
  const isHeld = !isOn && document !== null;
  return {
    isOn,
    note: isHeld ? t('training.notNow') : t(isOn ? 'training.leaveNote' : 'training.enterNote'),
    trouble: enter.trouble ?? leave.trouble,
    key: {
      id: 'training',
      label: t(isOn ? 'training.leave' : 'training.enter'),
      icon: isOn ? 'undo' : 'flag',
      shortcut: 'F9',
      place,
      isBusy: enter.isBusy || leave.isBusy,
      reason: isHeld ? t('training.notNow') : null,
      press: () => void (isOn ? leave.run({}) : enter.run({})),
    },
  };
}
