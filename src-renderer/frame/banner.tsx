import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AuthoriseKey, WhoMay } from '#renderer/authorization/authorise-key.tsx';
import type { Trouble } from '#renderer/connection/carry-out.ts';
import { missingRight } from '#renderer/connection/rights.ts';
import { Icon, type IconName } from '#renderer/frame/icon.tsx';

/** Words from the till over the whole window: what happened, what is safe, what to do now, and the keys for it. */
export function Banner(props: {
  readonly tone: 'info' | 'good' | 'warn' | 'bad';
  readonly icon: IconName;
  readonly role?: 'alert' | 'status';
  readonly words: string;
  readonly more?: ReactNode;
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
  const authorise = trouble.kind === 'refused' ? trouble.authorise : undefined;
  const permission = missingRight({ kind: 'trouble', trouble });
  const more =
    trouble.kind === 'fault' ? (
      trouble.words
    ) : authorise === undefined || permission === null ? undefined : (
      <WhoMay permission={permission} />
    );
  return (
    <Banner tone="bad" icon="alert" role="alert" words={words} {...(more === undefined ? {} : { more })}>
      {children}
      {authorise === undefined ? null : <AuthoriseKey onPress={authorise} />}
    </Banner>
  );
}

/** The first trouble of several actions: one banner at a time. */
export function firstTrouble(...troubles: readonly (Trouble | null)[]): Trouble | null {
  return troubles.find((trouble) => trouble !== null) ?? null;
}
