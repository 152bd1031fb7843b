import type { Report, ReportSelfHandled, ImportHistory, AnswerDirectly, ReferOut, Reject, Accept, Merge, Unmerge, File, Decline, VoidCase, Correct, Supplement } from './command/intake.ts'
import type { Dispatch, Redispatch, Sign, HandDown, SignOrder, CompleteOrder, ReturnOrder, WithdrawOrder, FirstContact, RecordProgress, TakeSafetyMeasure, RequestReturn, EndorseRequest, StopRequest, CancelRequest, ApproveReturn, RefuseReturn } from './command/work.ts'
import type { Complete, AssignCheck, SkipCheck, SubmitCheck, SubmitCallback, DecideCallback, SendBack, Close, Reopen } from './command/finish.ts'

export type * from './command/intake.ts'
export type * from './command/work.ts'
export type * from './command/finish.ts'

export type CaseCommand =
  | Report
  | ReportSelfHandled
  | ImportHistory
  | AnswerDirectly
  | ReferOut
  | Reject
  | Accept
  | Merge
  | Unmerge
  | File
  | Decline
  | VoidCase
  | Correct
  | Supplement
  | Dispatch
  | Redispatch
  | Sign
  | HandDown
  | SignOrder
  | CompleteOrder
  | ReturnOrder
  | WithdrawOrder
  | FirstContact
  | RecordProgress
  | TakeSafetyMeasure
  | RequestReturn
  | EndorseRequest
  | StopRequest
  | CancelRequest
  | ApproveReturn
  | RefuseReturn
  | Complete
  | AssignCheck
  | SkipCheck
  | SubmitCheck
  | SubmitCallback
  | DecideCallback
  | SendBack
  | Close
  | Reopen

export type CommandType = CaseCommand['type']
export type CommandOf<T extends CommandType> = Extract<CaseCommand, { type: T }>
