import { fault } from '#core/fault.ts'
import { writeJournal } from '#platform/audit/journal.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import type { CommandAnswer } from '../contract.ts'
import type { CaseState } from '../domain/case-state.ts'
import type { CaseCommand } from '../domain/command.ts'
import { answerOf } from './answer-of.ts'

/** A message of the upper level that was carried out before is answered again and changes nothing. */
export async function answerKnownMessage(
  call: Call,
  db: Executor,
  state: CaseState,
  command: CaseCommand,
): Promise<CommandAnswer | null> {
  const messageNo = 'messageNo' in command ? command.messageNo : undefined
  if (messageNo === undefined || !state.upperMessages.includes(messageNo)) return null
  const answer = answerOf(state)
  if (!call.within) await writeJournal(db, call.journalEntry(answer, state.id, { known: true }))
  return answer
}

/** A person who moves the upper level's date shows that they agreed (domain §4.3 setUpperDue). */
export function checkConsent({ principal }: Call, command: CaseCommand): void {
  if (command.type !== 'setUpperDue' || principal.posts.some(({ post }) => post === 'upperPlatform')) return
  if ((command.attachments ?? []).length > 0) return
  throw fault('consent-missing', {
    status: 422,
    zh: '没有附上级的书面同意。请上传后再更新上级时限。',
    en: 'The written consent of the upper level is not attached. Upload it, then set the due time.',
  })
}
