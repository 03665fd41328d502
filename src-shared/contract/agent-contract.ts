import { oc } from '@orpc/contract';
import { z } from 'zod';
import { enrolledSchema, enrolmentRefusalSchema, enrolSchema } from '#shared/contract/agent-enrolment.ts';
import { agentReplySchema, countersignedHeadSchema, unknownTillSchema } from '#shared/contract/agent-fields.ts';
import { healthSchema } from '#shared/contract/agent-health.ts';
import {
  askHeadSchema,
  beginEpochSchema,
  epochRefusalSchema,
  fetchedJournalSchema,
  fetchJournalSchema,
  pushRefusalSchema,
  pushSchema,
} from '#shared/contract/agent-journal.ts';
import { agentMasterDataCalls } from '#shared/contract/agent-master-data-calls.ts';
import {
  agentRecordsSchema,
  askAgentRecordsSchema,
  giveBackRefusalSchema,
  giveBackSchema,
  givenBackSchema,
} from '#shared/contract/agent-own-journal.ts';
import {
  arrivingDocumentSchema,
  takeParkedRefusalSchema,
  takeParkedSchema,
  tellParkedSchema,
} from '#shared/contract/agent-parked.ts';
import { agentFeedCalls, agentShiftCalls } from '#shared/contract/agent-shift-calls.ts';
import { tellTillSchema } from '#shared/contract/agent-till-state.ts';
import { askTotalsSchema, tillTotalsSchema } from '#shared/contract/agent-totals.ts';
import { wholeTexts } from '#shared/contract/whole-texts.ts';

/** Grows by one with every change of shape. */
export const AGENT_CONTRACT_VERSION = 1;

const nothing = z.strictObject({});

/**
 * Every call between a till and its services, as REST: POS Agent under `/pos-agent`, Data Service under `/data-service`,
 * because each role has an address of its own and may run apart. Identifiers stand in the query or the body, never in
 * the path: a store may be called "..".
 */
export const agentContract = {
  tills: {
    /** Makes a till known. The same key again is the same answer; another key for a known till is refused. */
    enrol: oc
      .route({ method: 'POST', path: '/pos-agent/v1/tills/enrol', summary: 'Enrol a till with a one-time code' })
      .input(enrolSchema)
      .output(agentReplySchema(enrolledSchema, enrolmentRefusalSchema)),
    /** For those who see the till from afar; it changes nothing. */
    tellParked: oc
      .route({
        method: 'POST',
        path: '/pos-agent/v1/tills/parked',
        summary: 'Say which documents are parked at a till',
      })
      .input(tellParkedSchema)
      .output(agentReplySchema(nothing, unknownTillSchema)),
    /** For the same; it changes nothing either. */
    tellState: oc
      .route({ method: 'POST', path: '/pos-agent/v1/tills/state', summary: 'Say how a till is' })
      .input(wholeTexts(tellTillSchema))
      .output(agentReplySchema(nothing, unknownTillSchema)),
  },
  journal: {
    head: oc
      .route({ method: 'GET', path: '/pos-agent/v1/journal/head', summary: 'How far a till’s journal is held' })
      .input(askHeadSchema)
      .output(agentReplySchema(countersignedHeadSchema, unknownTillSchema)),
    /** Takes a range of events in order. Accepted: the end of this range, held and countersigned; so a repeat answers the same. */
    push: oc
      .route({ method: 'POST', path: '/pos-agent/v1/journal/push', summary: 'Hand over a range of journal events' })
      .input(pushSchema)
      .output(agentReplySchema(countersignedHeadSchema, pushRefusalSchema)),
    /** For a till whose journal went another way: both ways are kept. The head of the new epoch is the record it follows. */
    beginEpoch: oc
      .route({ method: 'POST', path: '/pos-agent/v1/journal/epochs', summary: 'Begin a new epoch after a record' })
      .input(beginEpochSchema)
      .output(agentReplySchema(countersignedHeadSchema, epochRefusalSchema)),
    /** For a till restored from a backup: its own events after the last one that it has. */
    fetch: oc
      .route({ method: 'GET', path: '/pos-agent/v1/journal/events', summary: 'A till’s own events after a record' })
      .input(fetchJournalSchema)
      .output(agentReplySchema(fetchedJournalSchema, unknownTillSchema)),
    /** What the Agent itself wrote on the managers' page, for tills to keep; and what they keep of it that is lost here. */
    ofAgent: oc
      .route({ method: 'POST', path: '/pos-agent/v1/agent-journal', summary: 'Records of the Agent’s own journal' })
      .input(askAgentRecordsSchema)
      .output(agentReplySchema(agentRecordsSchema, unknownTillSchema)),
    /** For an Agent that was put back from a backup: its own records, all of a message or none. */
    giveBack: oc
      .route({
        method: 'POST',
        path: '/pos-agent/v1/agent-journal/give-back',
        summary: 'Give the Agent its records back',
      })
      .input(giveBackSchema)
      .output(agentReplySchema(givenBackSchema, giveBackRefusalSchema)),
  },
  totals: {
    ofTill: oc
      .route({ method: 'GET', path: '/pos-agent/v1/totals', summary: 'Sums and counts of a till’s events' })
      .input(askTotalsSchema)
      .output(agentReplySchema(tillTotalsSchema, unknownTillSchema)),
  },
  parked: {
    /** Has the till where a document is parked hand it over to this one; asked again, it is the same answer. */
    take: oc
      .route({ method: 'POST', path: '/pos-agent/v1/parked/take', summary: 'Go on here with what is parked elsewhere' })
      .input(wholeTexts(takeParkedSchema))
      .output(agentReplySchema(arrivingDocumentSchema, takeParkedRefusalSchema)),
  },
  shifts: agentShiftCalls,
  feed: agentFeedCalls,
  masterData: agentMasterDataCalls,
  posAgent: {
    health: oc.route({ method: 'GET', path: '/pos-agent/health' }).input(nothing).output(healthSchema),
    /** 503 while the database does not answer. */
    ready: oc.route({ method: 'GET', path: '/pos-agent/ready' }).input(nothing).output(healthSchema),
  },
  dataService: {
    health: oc.route({ method: 'GET', path: '/data-service/health' }).input(nothing).output(healthSchema),
    ready: oc.route({ method: 'GET', path: '/data-service/ready' }).input(nothing).output(healthSchema),
  },
};

export type AgentContract = typeof agentContract;
