import { canonicalText } from '#shared/journal/chain.ts';

export type Head = {
  readonly store: string;
  readonly till: string;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
};

/**
 * What the Agent signs to witness a head: Ed25519 over the UTF-8 bytes of this text. The purpose stands in it, so that the
 * signature can never be taken for one over something else.
 */
export function headText({ store, till, epoch, seq, hash }: Head): string {
  return canonicalText({ purpose: 'tillkeeper journal head', store, till, epoch, seq, hash });
}
