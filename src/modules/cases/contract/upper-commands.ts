import { Type } from 'typebox'
import * as words from '../domain/enums.ts'
import { caseCommand } from './case-command.ts'
import { FileIds, Id, Instant, keysOf, Sentence } from './words.ts'

/** Number of the upper level's message: delivered again it changes nothing and is answered like the first time. */
const messageNo = Type.Optional(Sentence(80))

export const requestVerification = caseCommand('requestVerification', '要求核实', 'Ask for verification', {
  verifier: Type.Optional(Sentence(60)),
  text: Type.Optional(Type.String({ maxLength: 2000 })),
})
export const submitVerification = caseCommand('submitVerification', '提交核实', 'Submit the verification', {
  result: keysOf(words.verificationResults),
  text: Type.Optional(Type.String({ maxLength: 2000 })),
  photos: Type.Optional(FileIds),
  position: Type.Optional(Type.Object({ lon: Type.Number(), lat: Type.Number() })),
  distanceReason: Type.Optional(Sentence()),
})
export const cancelVerification = caseCommand('cancelVerification', '收回核实', 'Call the verification back', {
  reason: Sentence(),
})
/** `appellant`: whose appeal, where several people asked. */
export const withdraw = caseCommand('withdraw', '撤诉', 'Withdraw', {
  appellant: Type.Optional(Id),
  reason: Type.Optional(Sentence()),
})
/** The dispatcher `proposedBy` proposes, the duty chief passes it up. */
export const escalate = caseCommand('escalate', '上报上级', 'Pass up', {
  upperUnit: Sentence(100),
  text: Sentence(4000),
  proposedBy: Sentence(60),
})
export const upperReply = caseCommand('upperReply', '上级答复', 'Answer of the upper level', {
  outcome: keysOf(words.upperOutcomes),
  text: Sentence(4000),
  messageNo,
})
export const recallEscalation = caseCommand('recallEscalation', '撤回上报', 'Recall from the upper level', {
  reason: Sentence(),
})
/** A duty chief attaches the written consent of the upper level. */
export const setUpperDue = caseCommand('setUpperDue', '更新上级时限', 'Set the due time of the upper level', {
  due: Instant,
  reason: Sentence(),
  messageNo,
})
