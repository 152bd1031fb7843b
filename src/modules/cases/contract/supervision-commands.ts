import { Type } from 'typebox'
import * as words from '../domain/enums.ts'
import { caseCommand } from './case-command.ts'
import { Limit } from './inputs.ts'
import { Id, Instant, keysOf, Sentence, Unit } from './words.ts'

const replyLimit = Type.Optional(Limit)

/** Goes to the post that owns the running clock; a new urge replaces the open one. */
export const urge = caseCommand('urge', '催办', 'Urge', { text: Type.Optional(Type.String({ maxLength: 2000 })) })
export const replyUrge = caseCommand('replyUrge', '答复催办', 'Reply to an urge', { text: Sentence(4000) })

/** Without `unit` the note goes to whoever leads; the unit named must have an order of the case. */
export const remind = caseCommand('remind', '发提醒单', 'Send a reminder note', {
  text: Sentence(),
  unit: Type.Optional(Unit),
  replyLimit,
})
export const replyReminder = caseCommand('replyReminder', '答复提醒单', 'Reply to a reminder note', {
  text: Sentence(4000),
})

/** Level III by the supervisor, II by the duty chief, I by the leader; without `replyLimit` the limit of the level. */
export const supervise = caseCommand('supervise', '督办', 'Supervise', {
  level: Type.Unsafe<words.SupervisionLevel>(Type.Enum([...words.supervisionLevels])),
  form: Type.Optional(keysOf(words.supervisionForms)),
  reason: Sentence(),
  replyLimit,
})
export const replySupervision = caseCommand('replySupervision', '答复督办', 'Reply to a supervision', {
  text: Sentence(4000),
})
/** `reason` is needed where nobody has replied. */
export const closeSupervision = caseCommand('closeSupervision', '办结督办', 'Close a supervision', {
  reason: Type.Optional(Sentence()),
})

/** With `needsReply` or a limit of its own the instruction waits for an answer; else it is recorded only. */
export const instruct = caseCommand('instruct', '领导批示', 'Instruct', {
  text: Sentence(),
  unit: Type.Optional(Unit),
  needsReply: Type.Optional(Type.Boolean()),
  replyLimit,
})
export const replyInstruction = caseCommand('replyInstruction', '答复批示', 'Reply to an instruction', {
  text: Sentence(4000),
})

/** The district asks before the upper level does. A duty chief who reviews a record may leave the result out to confirm it. */
export const preCallback = caseCommand('preCallback', '预回访', 'Call back before the upper level does', {
  contacted: Type.Optional(Type.Boolean()),
  refused: Type.Optional(Type.Boolean()),
  solved: Type.Optional(Type.Boolean()),
  satisfied: Type.Optional(Type.Boolean()),
  triedAt: Type.Optional(Type.Array(Instant, { maxItems: 20 })),
})
/** `givenDue`: a new date of the upper level. */
export const reconsider = caseCommand('reconsider', '复议', 'Reconsider', {
  reason: Sentence(),
  givenDue: Type.Optional(Instant),
})
/** Done by the house itself, once a night. */
export const archive = caseCommand('archive', '归档', 'Archive', {})

/** `proposedBy`: the supervisor, never the leader who decides. Without `orderId` and `indicators` it holds for the whole case. */
export const setExclusion = caseCommand('setExclusion', '认定剔除', 'Exclude from the indicators', {
  exclusion: keysOf(words.exclusions),
  proposedBy: Type.Optional(Sentence(60)),
  reason: Type.Optional(Sentence()),
  orderId: Type.Optional(Id),
  indicators: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_-]{0,59}$' }), { maxItems: 60 })),
})
