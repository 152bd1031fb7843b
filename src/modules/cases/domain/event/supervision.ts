import type { CallbackResult, Notice, PartExclusion, PreCallback, Supervision } from '../case-state.ts'

/** What was urged, reminded, instructed, supervised, and what came after the end of a case. */
export interface SupervisionBodies {
  /** of: the order or the step that was urged. */
  Urged: { notice: Notice; of: string }
  UrgeReplied: { noticeId: string; text: string }
  ReminderIssued: { notice: Notice }
  ReminderReplied: { noticeId: string; text: string }
  /** Without a reply limit it is said and recorded, and waits for nothing. */
  Instructed: { notice: Notice; waits: boolean }
  InstructionReplied: { noticeId: string; text: string }
  SupervisionOpened: { supervision: Supervision }
  SupervisionReplied: { supervisionId: string; text: string }
  SupervisionClosed: { supervisionId: string; reason: string | null }
  PreCallbackDone: {
    result: Pick<CallbackResult, 'contacted' | 'refused' | 'solved' | 'satisfied'>
    tries: number
    good: boolean
    status: PreCallback['status']
    /** Who made the record, where somebody else reviewed it. */
    recordedBy: string | null
    to: 'callback' | 'handling' | 'filed'
  }
  Reconsidered: { reason: string; givenDue: number | null }
  Archived: Record<never, never>
  ExclusionSet: PartExclusion & { proposedBy: string; reason: string | null }
}
