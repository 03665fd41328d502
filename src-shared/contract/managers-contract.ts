import { eventIterator, oc } from '@orpc/contract';
import { nothing } from '#shared/contract/ask.ts';
import {
  accountListSchema,
  changeAccountSchema,
  makeAccountSchema,
  oneTimePasswordSchema,
  resetAccountSchema,
} from '#shared/contract/managers-accounts.ts';
import {
  askEndSchema,
  closePageSessionSchema,
  dropParkedSchema,
  endedPageShiftSchema,
  endPageShiftSchema,
  madeCodeSchema,
  makeCodeSchema,
  pageEndSheetSchema,
  reversedPageDifferenceSchema,
  reversePageDifferenceSchema,
  revokeTillSchema,
} from '#shared/contract/managers-acts.ts';
import { askDifferencesSchema, differencesSchema } from '#shared/contract/managers-differences.ts';
import { askAgent } from '#shared/contract/managers-fields.ts';
import {
  choosePasswordSchema,
  greetingSchema,
  logOnToPageSchema,
  pageSeatSchema,
} from '#shared/contract/managers-logon.ts';
import { overviewSchema } from '#shared/contract/managers-overview.ts';
import {
  actListSchema,
  giveBadgeSchema,
  givenPinSchema,
  givePinSchema,
  keepGroupSchema,
  keepOperatorSchema,
  keepRulesSchema,
  listActsSchema,
  officeRosterSchema,
  officeRulesSchema,
  withdrawPinSchema,
} from '#shared/contract/managers-records.ts';
import {
  documentDetailSchema,
  documentListSchema,
  listDocumentsSchema,
  listSessionsSchema,
  listShiftsSchema,
  sessionListSchema,
  shiftDetailSchema,
  shiftListSchema,
  showDocumentSchema,
  showShiftSchema,
} from '#shared/contract/managers-shifts.ts';
import { listNotesSchema, noteListSchema, showTillSchema, tillRecordSchema } from '#shared/contract/managers-tills.ts';

/** Every call between the managers' page and the Agent that serves it. Both are of one version, so its shape may change freely. */
export const managersContract = {
  logon: {
    greet: askAgent(nothing, greetingSchema),
    logOn: askAgent(logOnToPageSchema, pageSeatSchema),
    logOff: askAgent(nothing, nothing),
    choosePassword: askAgent(choosePasswordSchema, nothing),
  },
  overview: {
    /** All tills now, and again after each change. */
    watch: oc.input(nothing).output(eventIterator(overviewSchema)),
  },
  tills: {
    /** One till’s own record. */
    show: askAgent(showTillSchema, tillRecordSchema),
    notes: askAgent(listNotesSchema, noteListSchema),
  },
  shifts: {
    list: askAgent(listShiftsSchema, shiftListSchema),
    show: askAgent(showShiftSchema, shiftDetailSchema),
  },
  sessions: {
    list: askAgent(listSessionsSchema, sessionListSchema),
  },
  differences: {
    read: askAgent(askDifferencesSchema, differencesSchema),
  },
  office: {
    roster: askAgent(nothing, officeRosterSchema),
    keepOperator: askAgent(keepOperatorSchema, nothing),
    /** A PIN for the first log-on at each till. */
    givePin: askAgent(givePinSchema, givenPinSchema),
    /** Opens nothing more at any till that hears of it; what was chosen with it stays. */
    withdrawPin: askAgent(withdrawPinSchema, nothing),
    giveBadge: askAgent(giveBadgeSchema, nothing),
    keepGroup: askAgent(keepGroupSchema, nothing),
    rules: askAgent(nothing, officeRulesSchema),
    keepRules: askAgent(keepRulesSchema, nothing),
  },
  /** Who may use the page; for owners. */
  accounts: {
    list: askAgent(nothing, accountListSchema),
    make: askAgent(makeAccountSchema, oneTimePasswordSchema),
    change: askAgent(changeAccountSchema, nothing),
    reset: askAgent(resetAccountSchema, oneTimePasswordSchema),
  },
  audit: {
    list: askAgent(listActsSchema, actListSchema),
  },
  acts: {
    /** For a till that nobody can reach; another one closes its session at the till. */
    closeSession: askAgent(closePageSessionSchema, nothing),
    /** Takes the lease to end a shift, and says what there is to end. */
    endSheet: askAgent(askEndSchema, pageEndSheetSchema),
    endShift: askAgent(endPageShiftSchema, endedPageShiftSchema),
    /** Gives the lease back: the question was left without an answer. */
    leaveEnd: askAgent(askEndSchema, nothing),
    /** Takes back what late documents explain of a difference that an end of this page booked. */
    reverseDifference: askAgent(reversePageDifferenceSchema, reversedPageDifferenceSchema),
    /** Tells a till to give up what is parked there. */
    dropParked: askAgent(dropParkedSchema, nothing),
    makeCode: askAgent(makeCodeSchema, madeCodeSchema),
    revokeTill: askAgent(revokeTillSchema, nothing),
  },
  documents: {
    list: askAgent(listDocumentsSchema, documentListSchema),
    show: askAgent(showDocumentSchema, documentDetailSchema),
  },
};

export type ManagersContract = typeof managersContract;

/** Where the page's calls are answered, and the header in which they show that they come from the page. */
export const MANAGERS_RPC = '/managers/rpc';
export const CSRF_HEADER = 'x-tillkeeper-csrf';
