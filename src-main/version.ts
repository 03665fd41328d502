/** Of this till, as journaled at each start and shown in About. Equal to package.json; a house rule compares them. */
export const VERSION = '0.1.0';
