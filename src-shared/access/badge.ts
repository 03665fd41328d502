/** Unknown badges belong to nobody, so they count together towards the delay: under this in an operator’s place. */
export const NOBODYS_BADGE = '(badge)';
