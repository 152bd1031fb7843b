import { Type } from 'typebox'
import * as words from '../domain/enums.ts'
import { caseCommand } from './case-command.ts'
import { Limit, slaves, told } from './inputs.ts'
import { FileIds, Instant, keysOf, Sentence, Unit } from './words.ts'

export const addCoHandler = caseCommand('addCoHandler', '增加协办', 'Add a co-handler', {
  unit: Unit,
  limit: Type.Optional(Limit),
  text: Type.Optional(Type.String({ maxLength: 2000 })),
})
/** `grant`: how much more, counted from the due. Photos or attachments show the reason. */
export const requestExtension = caseCommand('requestExtension', '申请延期', 'Ask for an extension', {
  reason: keysOf(words.extensionReasons),
  text: Sentence(),
  grant: Limit,
  photos: Type.Optional(FileIds),
})
/** Without `grant` what was asked for. */
export const approveExtension = caseCommand('approveExtension', '同意延期', 'Approve the extension', {
  grant: Type.Optional(Limit),
})
export const refuseExtension = caseCommand('refuseExtension', '不同意延期', 'Refuse the extension', {
  reason: Sentence(),
})
export const requestSuspension = caseCommand('requestSuspension', '申请挂账', 'Ask for a suspension', {
  reason: keysOf(words.suspensionReasons),
  text: Sentence(),
  target: Instant,
  ...told,
})
/** Without `target` the date that was asked for. */
export const approveSuspension = caseCommand('approveSuspension', '同意挂账', 'Approve the suspension', {
  target: Type.Optional(Instant),
})
export const refuseSuspension = caseCommand('refuseSuspension', '不同意挂账', 'Refuse the suspension', {
  reason: Sentence(),
})
export const requestVoid = caseCommand('requestVoid', '申请作废', 'Ask for voiding', {
  reason: keysOf(words.voidReasons),
  text: Type.Optional(Type.String({ maxLength: 2000 })),
})
export const approveVoid = caseCommand('approveVoid', '同意作废', 'Approve voiding', slaves)
export const refuseVoid = caseCommand('refuseVoid', '不同意作废', 'Refuse voiding', { reason: Sentence() })
/** A person says why; the system resumes on the target date by itself. */
export const resume = caseCommand('resume', '恢复办理', 'Resume', { reason: Type.Optional(Sentence()) })
