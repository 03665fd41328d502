import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trouble } from '#renderer/connection/carry-out.ts';
import { Icon, type IconName } from '#renderer/frame/icon.tsx';

/** Words from the till over the whole window: what happened, what is safe, what to do now, and the keys for it. */
export function Banner(props: {
  readonly tone: 'info' | 'good' | 'warn' | 'bad';
  readonly icon: IconName;
  readonly role?: 'alert' | 'status';
  readonly words: string;
  readonly more?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={`banner ${props.tone}`} role={props.role ?? 'status'}>
      <Icon name={props.icon} />
      <div className="grow">
        <p>
          <strong>{props.words}</strong>
        </p>
        {props.more === undefined ? null : <p>{props.more}</p>}
      </div>
      {props.children}
    </div>
  );
}

/** Why the till did not do it, in its own words. Nothing is drawn when there is no trouble. */
export function TroubleBanner({
  trouble,
  children,
}: {
  readonly trouble: Trouble | null;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  if (trouble === null) return null;
  const words = {
    refused: () => (trouble.kind === 'refused' ? trouble.refusal.words : ''),
    fault: () => t('trouble.fault'),
    silent: () => t('trouble.silent'),
  }[trouble.kind]();
  const more = trouble.kind === 'fault' ? trouble.words : undefined;
  return (
    <Banner tone="bad" icon="alert" role="alert" words={words} {...(more === undefined ? {} : { more })}>
      {children}
    </Banner>
  );
}

/** The first trouble of several actions: one banner at a time. */
export function firstTrouble(...troubles: readonly (Trouble | null)[]): Trouble | null {
  return troubles.find((trouble) => trouble !== null) ?? null;
}
