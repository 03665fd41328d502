/** What of a store changed is looked up; a word only says where to look. `any`: somewhere, by another program. */
export type Word = readonly string[] | 'any';

/** How agents on one database tell one another that something was committed. A word may be lost; nothing else is. */
export type NewsLine = {
  /** Tells the others that something of these stores was committed. */
  readonly tell: (stores: readonly string[]) => Promise<void>;
  /** From now on hears what others tell. Once for each line. */
  readonly listen: (hear: (word: Word) => void) => void;
  /** Whether words come through now; where they do not, somebody has to look more often. */
  readonly isHeard: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};
