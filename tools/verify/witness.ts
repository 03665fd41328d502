import type { Finding } from '#shared/journal/finding.ts';

/** What somebody else knows of this journal: the till's key, and a hash that must be in it. Null: nothing to compare with. */
export type Trusted = { readonly key: string | null; readonly head: string | null };

export type Witness = { readonly see: (record: unknown) => void; readonly missing: () => readonly Finding[] };

/** Watches for a hash (or its beginning, as printed on a daily report) that was seen elsewhere. */
export function createWitness(head: string | null): Witness {
  let isSeen = head === null;
  return {
    see: (record) => {
      if (isSeen || head === null || typeof record !== 'object' || record === null || !('hash' in record)) return;
      isSeen = typeof record.hash === 'string' && record.hash.startsWith(head);
    },
    missing: () =>
      isSeen
        ? []
        : [
            {
              at: null,
              flaw: 'cut_short',
              words: `no record has the hash ${head}: the journal was cut short or is another`,
            },
          ],
  };
}

/** The key that the journal names must be the one that is known from elsewhere, or anybody could have signed it anew. */
export function keyProblem(facts: {
  readonly named: string | null;
  readonly trusted: string | null;
  readonly record: unknown;
}): readonly Finding[] {
  const { named, trusted, record } = facts;
  if (record === undefined || trusted === null || named === null || named === trusted) return [];
  const words =
    'it names another key than the till’s: this journal was signed by somebody else, or the key file is another till’s';
  return [{ at: firstName(record), flaw: 'other_key', words }];
}

function firstName(record: unknown) {
  const { epoch, seq, eventId } = record as Readonly<Record<string, unknown>>;
  return {
    epoch: typeof epoch === 'number' ? epoch : null,
    seq: typeof seq === 'number' ? seq : null,
    eventId: typeof eventId === 'string' ? eventId : null,
  };
}
