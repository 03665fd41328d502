import { eventIterator, oc } from '@orpc/contract';
import { agentReplySchema, unknownTillSchema } from '#shared/contract/agent-fields.ts';
import {
  askFeedSchema,
  askSessionSchema,
  askStartSchema,
  feedNewsSchema,
  feedPageSchema,
  leaseRefusalSchema,
  leaseSchema,
  releaseLeaseSchema,
  sessionDocumentsSchema,
  standingSchema,
  startAnswerSchema,
  startRefusalSchema,
  takeLeaseSchema,
  watchFeedSchema,
} from '#shared/contract/agent-shift.ts';
import { nothing } from '#shared/contract/ask.ts';
import { wholeTexts } from '#shared/contract/whole-texts.ts';

export const agentShiftCalls = {
  /** Asked at a log-on; it grants nothing, so that whoever looks in at one till stands in nobody's way at another. */
  standing: oc
    .route({ method: 'GET', path: '/pos-agent/v1/shifts/standing', summary: 'Has this owner a shift open?' })
    .input(wholeTexts(askStartSchema))
    .output(agentReplySchema(standingSchema, unknownTillSchema)),
  /** One open shift is granted per owner; asked again by the same till, it is the same answer. */
  askStart: oc
    .route({ method: 'POST', path: '/pos-agent/v1/shifts/ask-start', summary: 'May this owner start a shift here?' })
    .input(wholeTexts(askStartSchema))
    .output(agentReplySchema(startAnswerSchema, startRefusalSchema)),
  /** For a start that was granted and came to nothing. */
  leaveStart: oc
    .route({ method: 'POST', path: '/pos-agent/v1/shifts/leave-start', summary: 'Give the grant to start back' })
    .input(wholeTexts(askStartSchema))
    .output(agentReplySchema(nothing, unknownTillSchema)),
  /** Keeps two people from ending one shift at once; asked again by the holder, it is renewed. */
  takeLease: oc
    .route({ method: 'POST', path: '/pos-agent/v1/shifts/lease', summary: 'Take or renew the lease to end a shift' })
    .input(wholeTexts(takeLeaseSchema))
    .output(agentReplySchema(leaseSchema, leaseRefusalSchema)),
  releaseLease: oc
    .route({ method: 'POST', path: '/pos-agent/v1/shifts/release', summary: 'Give the lease to end a shift back' })
    .input(wholeTexts(releaseLeaseSchema))
    .output(agentReplySchema(nothing, unknownTillSchema)),
  sessionDocuments: oc
    .route({ method: 'GET', path: '/pos-agent/v1/sessions/documents', summary: 'Documents of one session' })
    .input(wholeTexts(askSessionSchema))
    .output(agentReplySchema(sessionDocumentsSchema, unknownTillSchema)),
};

export const agentFeedCalls = {
  read: oc
    .route({ method: 'GET', path: '/pos-agent/v1/feed', summary: 'What changed in the store after a cursor' })
    .input(askFeedSchema)
    .output(agentReplySchema(feedPageSchema, unknownTillSchema)),
  watch: oc
    .route({ method: 'GET', path: '/pos-agent/v1/feed/live', summary: 'Says at once that something is new' })
    .input(watchFeedSchema)
    .output(eventIterator(feedNewsSchema)),
};
