import type {
  AssignCheck,
  Close,
  Complete,
  DecideCallback,
  Reopen,
  SendBack,
  SkipCheck,
  SubmitCallback,
  SubmitCheck,
} from './command/finish.ts'
import type {
  Accept,
  AnswerDirectly,
  Correct,
  Decline,
  File,
  ImportHistory,
  Merge,
  ReferOut,
  Reject,
  Report,
  ReportSelfHandled,
  Supplement,
  Unmerge,
  VoidCase,
} from './command/intake.ts'
import type { RequestCommand } from './command/requests.ts'
import type { SupervisionCommand } from './command/supervision.ts'
import type { UpperCommand } from './command/upper.ts'
import type {
  ApproveReturn,
  CancelRequest,
  CompleteOrder,
  Dispatch,
  EndorseRequest,
  FirstContact,
  HandDown,
  RecordProgress,
  Redispatch,
  RefuseReturn,
  RequestReturn,
  ReturnOrder,
  Sign,
  SignOrder,
  StopRequest,
  TakeSafetyMeasure,
  WithdrawOrder,
} from './command/work.ts'

export type * from './command/finish.ts'
export type * from './command/intake.ts'
export type * from './command/requests.ts'
export type * from './command/supervision.ts'
export type * from './command/upper.ts'
export type * from './command/work.ts'

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
  | RequestCommand
  | SupervisionCommand
  | UpperCommand

export type CommandType = CaseCommand['type']
export type CommandOf<T extends CommandType> = Extract<CaseCommand, { type: T }>
