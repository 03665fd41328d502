/** Stands in place of a till's code where the Agent itself acts: what is done on the managers' page is done there. No till may be named so. */
export const AGENT_PLACE = 'POS Agent';
