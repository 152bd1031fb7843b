import { Type } from 'typebox'
import * as words from '../domain/enums.ts'
import { caseCommand } from './case-command.ts'
import { assignment, facts, intake, Limit, slaves, told } from './inputs.ts'
import { CaseRef, FileIds, Id, Instant, keysOf, Sentence, Unit } from './words.ts'

export const answerDirectly = caseCommand('answerDirectly', '直接答复', 'Answer directly', {
  answer: Sentence(4000),
  agreed: Type.Boolean(),
  appealType: intake.appealType,
  knowledgeId: Type.Optional(Sentence(40)),
})
export const referOut = caseCommand('referOut', '转其他渠道', 'Refer to another channel', {
  otherChannel: keysOf(words.otherChannels),
  ...told,
  ...slaves,
})
export const reject = caseCommand('reject', '不予受理', 'Reject', {
  reason: keysOf(words.rejectReasons),
  text: Sentence(),
  ...told,
  ...slaves,
})
export const accept = caseCommand('accept', '受理', 'Accept', {
  ...facts,
  elements: intake.elements,
  duplicatesChecked: Type.Optional(Type.Boolean()),
  /** Said by the house where it accepts by itself; of no effect where a person accepts. */
  byRule: Type.Optional(Sentence(80)),
  confidence: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
})
export const merge = caseCommand('merge', '并单', 'Merge', { master: CaseRef })
export const unmerge = caseCommand('unmerge', '拆单', 'Unmerge', { reason: Sentence() })
export const file = caseCommand('file', '立案', 'File', { conditionMet: Type.Boolean() })
export const decline = caseCommand('decline', '不予立案', 'Decline', {
  reason: keysOf(words.rejectReasons),
  text: Sentence(),
  ...told,
  ...slaves,
})
export const voidCase = caseCommand('void', '作废', 'Void', {
  reason: keysOf(words.voidReasons),
  text: Type.Optional(Type.String({ maxLength: 2000 })),
  ...slaves,
})
export const correct = caseCommand('correct', '更正', 'Correct', {
  reason: Sentence(),
  ...facts,
  channel: Type.Optional(Type.String({ maxLength: 40 })),
  test: Type.Optional(Type.Boolean()),
  confirmed: Type.Optional(Type.Boolean()),
})
export const supplement = caseCommand('supplement', '补充', 'Supplement', {
  text: Sentence(4000),
  photos: Type.Optional(FileIds),
})
export const dispatch = caseCommand('dispatch', '派遣', 'Dispatch', assignment)
export const redispatch = caseCommand('redispatch', '改派', 'Redispatch', { ...assignment, reason: Sentence() })
export const sign = caseCommand('sign', '签收', 'Sign', {})
export const handDown = caseCommand('handDown', '下派', 'Hand down', {
  parentId: Type.Optional(Id),
  unit: Unit,
  limit: Type.Optional(Limit),
  text: Type.Optional(Type.String({ maxLength: 2000 })),
})
export const signOrder = caseCommand('signOrder', '签收下级工单', 'Sign a lower order', { orderId: Id })
export const completeOrder = caseCommand('completeOrder', '办结下级工单', 'Complete a lower order', {
  orderId: Id,
  answer: Sentence(4000),
  photosBefore: Type.Optional(FileIds),
  photosAfter: Type.Optional(FileIds),
})
export const returnOrder = caseCommand('returnOrder', '退回下级工单', 'Return a lower order', {
  orderId: Id,
  reason: keysOf(words.returnReasons),
  text: Sentence(),
})
export const withdrawOrder = caseCommand('withdrawOrder', '撤回下级工单', 'Withdraw a lower order', {
  orderId: Id,
  reason: Sentence(),
})
export const firstContact = caseCommand('firstContact', '先行联系', 'First contact', {
  tries: Type.Array(
    Type.Object({
      at: Instant,
      means: Type.Unsafe<'call' | 'message' | 'visit'>(Type.Enum(['call', 'message', 'visit'])),
      reached: Type.Boolean(),
      proof: Type.Optional(Sentence(80)),
    }),
    { minItems: 1, maxItems: 20 },
  ),
})
export const recordProgress = caseCommand('recordProgress', '记录进展', 'Record progress', {
  text: Sentence(4000),
  orderId: Type.Optional(Id),
})
export const takeSafetyMeasure = caseCommand('takeSafetyMeasure', '采取安全措施', 'Take a safety measure', {
  text: Type.Optional(Type.String({ maxLength: 2000 })),
  photos: FileIds,
})
export const requestReturn = caseCommand('requestReturn', '申请退单', 'Ask to hand back', {
  reason: keysOf(words.returnReasons),
  text: Sentence(),
  legalBasis: Type.Optional(Type.String({ maxLength: 500 })),
  suggestedUnit: Type.Optional(Unit),
})
export const endorseRequest = caseCommand('endorseRequest', '单位同意申请', 'Endorse the request', {})
export const stopRequest = caseCommand('stopRequest', '单位不同意申请', 'Stop the request', { reason: Sentence() })
export const cancelRequest = caseCommand('cancelRequest', '撤回申请', 'Cancel the request', {})
export const approveReturn = caseCommand('approveReturn', '同意退单', 'Approve the return', {
  wrongDispatch: Type.Boolean(),
})
export const refuseReturn = caseCommand('refuseReturn', '不同意退单', 'Refuse the return', { reason: Sentence() })
