import { Type } from 'typebox'
import * as words from '../domain/enums.ts'
import { caseCommand } from './case-command.ts'
import { FileIds, Id, Instant, keysOf, Sentence } from './words.ts'

export const complete = caseCommand('complete', '处置完成', 'Complete', {
  result: keysOf(words.results),
  answer: Type.Optional(Type.String({ maxLength: 4000 })),
  publicReply: Type.Optional(Type.String({ maxLength: 8000 })),
  photosBefore: Type.Optional(FileIds),
  photosAfter: Type.Optional(FileIds),
  noMeasureReason: Type.Optional(Sentence()),
})
export const assignCheck = caseCommand('assignCheck', '派核查', 'Assign the check', {
  checker: Type.Optional(Sentence(60)),
})
export const skipCheck = caseCommand('skipCheck', '免核查', 'Skip the check', { basis: keysOf(words.skipBases) })
export const submitCheck = caseCommand('submitCheck', '提交核查', 'Submit the check', {
  result: Type.Unsafe<'pass' | 'fail'>(Type.Enum(['pass', 'fail'])),
  reason: Type.Optional(Sentence()),
  photos: Type.Optional(FileIds),
  position: Type.Optional(Type.Object({ lon: Type.Number(), lat: Type.Number() })),
  distanceReason: Type.Optional(Sentence()),
})
const called = {
  contacted: Type.Boolean(),
  refused: Type.Optional(Type.Boolean()),
  solved: Type.Optional(Type.Boolean()),
  satisfied: Type.Optional(Type.Boolean()),
  reasonable: Type.Optional(Type.Boolean()),
  contactedInTime: Type.Optional(Type.Boolean()),
  triedAt: Type.Optional(Type.Array(Instant, { maxItems: 20 })),
}
/** `merged`: what those said who asked through cases merged into this one; one entry for each of them. */
export const submitCallback = caseCommand('submitCallback', '登记回访', 'Record the call-back', {
  ...called,
  merged: Type.Optional(Type.Array(Type.Object({ case: Id, ...called }), { maxItems: 500 })),
})
export const decideCallback = caseCommand('decideCallback', '回访研判', 'Decide after the call-back', {
  decision: Type.Unsafe<'onceMore' | 'anotherUnit' | 'suspend' | 'close'>(
    Type.Enum(['onceMore', 'anotherUnit', 'suspend', 'close']),
  ),
  reason: Sentence(),
  proposedBy: Type.Optional(Sentence(60)),
  suspensionReason: Type.Optional(keysOf(words.suspensionReasons)),
  target: Type.Optional(Instant),
  exclusion: Type.Optional(
    Type.Unsafe<'none' | 'unreasonable' | 'objective'>(Type.Enum(['none', 'unreasonable', 'objective'])),
  ),
})
export const sendBack = caseCommand('sendBack', '退回上一环节', 'Send back', {
  to: Type.Unsafe<'work' | 'check' | 'callback'>(Type.Enum(['work', 'check', 'callback'])),
  reason: Sentence(),
})
export const close = caseCommand('close', '结案', 'Close', { exemptReason: Type.Optional(Sentence()) })
export const reopen = caseCommand('reopen', '重开', 'Reopen', {
  newFacts: Sentence(),
  contactNotNeeded: Type.Optional(Type.Boolean()),
  noDangerNow: Type.Optional(Type.Boolean()),
  givenDue: Type.Optional(Instant),
})
