import type { Title } from '#core/module-card.ts'

/** The seven steps of the closed loop, in their order (R039 of the purchase list that the house is measured by). */
export const LOOP_STEPS = {
  collect: { zh: '采集', en: 'Collection' },
  assign: { zh: '分拨', en: 'Assignment' },
  handle: { zh: '处置', en: 'Handling' },
  analysis: { zh: '分析研判', en: 'Analysis' },
  supervise: { zh: '督查督办', en: 'Supervision' },
  appraisal: { zh: '考核评价', en: 'Appraisal' },
  review: { zh: '复盘总结', en: 'Review' },
} as const satisfies Readonly<Record<string, Title>>
export type LoopStep = keyof typeof LOOP_STEPS

/** Steps that people may write notes of. */
export const NOTE_STEPS = {
  analysis: LOOP_STEPS.analysis,
  appraisal: LOOP_STEPS.appraisal,
  review: LOOP_STEPS.review,
} as const
export type NoteStep = keyof typeof NOTE_STEPS

const EVENTS: Readonly<Record<LoopStep, readonly string[]>> = {
  collect: [
    'Reported',
    'SelfHandled',
    'Imported',
    'DirectOrderReceived',
    'Supplemented',
    'Corrected',
    'VerificationRequested',
    'Verified',
    'VerificationCancelled',
  ],
  assign: [
    'Accepted',
    'Rejected',
    'ReferredOut',
    'Filed',
    'Declined',
    'Dispatched',
    'Redispatched',
    'HandedDown',
    'CoHandlerAdded',
    'Escalated',
    'EscalationRecalled',
    'SentBack',
    'ReturnRequested',
    'ReturnApproved',
    'ReturnRefused',
    'OrderWithdrawn',
    'OrderReturned',
  ],
  handle: [
    'Signed',
    'OrderSigned',
    'OrderCompleted',
    'FirstContacted',
    'ProgressRecorded',
    'SafetyMeasureTaken',
    'Completed',
    'AnsweredDirectly',
    'Closed',
    'MasterClosed',
    'Withdrawn',
    'UpperReplied',
    'UpperDueSet',
    'Suspended',
    'Resumed',
    'ExtensionRequested',
    'ExtensionApproved',
    'ExtensionRefused',
    'SuspensionRequested',
    'SuspensionRefused',
    'Reopened',
    'MasterReopened',
    'Archived',
  ],
  analysis: [
    'Merged',
    'Unmerged',
    'SlavesAttached',
    'SlavesDetached',
    'MasterChanged',
    'CallbackDecided',
    'Reconsidered',
    'ExclusionSet',
  ],
  supervise: [
    'Urged',
    'UrgeReplied',
    'ReminderIssued',
    'ReminderReplied',
    'Instructed',
    'InstructionReplied',
    'SupervisionOpened',
    'SupervisionReplied',
    'SupervisionClosed',
    'SupervisionEnded',
  ],
  appraisal: ['CheckAssigned', 'CheckPassed', 'CheckFailed', 'CheckSkipped', 'CallbackDone', 'PreCallbackDone'],
  review: [],
}

const STEP_OF = new Map<string, LoopStep>(
  Object.entries(EVENTS).flatMap(([step, types]) => types.map((type) => [type, step as LoopStep] as const)),
)

/** The step that a line of the record belongs to; requests and their ends that are none of them count as handling. */
export const loopStepOf = (eventType: string): LoopStep => STEP_OF.get(eventType) ?? 'handle'

/** What a step without a record waits for. */
export const MISSING: Readonly<Record<LoopStep, Title>> = {
  collect: { zh: '无上报记录', en: 'No report' },
  assign: { zh: '尚未受理派遣', en: 'Not accepted or dispatched yet' },
  handle: { zh: '尚未签收处置', en: 'Not signed or handled yet' },
  analysis: {
    zh: '尚无研判。可写一条：原因、规律、该由谁根治',
    en: 'None yet: write causes, patterns, who can end it',
  },
  supervise: { zh: '没有催办或督办', en: 'Neither urged nor supervised' },
  appraisal: { zh: '尚无核查、回访或考评', en: 'Neither checked, called back nor appraised' },
  review: { zh: '尚未复盘。可写一条：做得好的、该改的', en: 'None yet: write what went well and what to change' },
}
