import 'react';

/** Sizes and tints that a component hands to its style sheet. */
declare module 'react' {
  interface CSSProperties {
    readonly [name: `--${string}`]: string | number | undefined;
  }
}
