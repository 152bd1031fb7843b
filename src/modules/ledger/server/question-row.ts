import { localDate, toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import type { QuestionRow } from '../contract.ts'
import { refuseEntry } from '../domain/questions/question.ts'
import type { QuestionSight, StoredQuestion } from './question-store.ts'

/** Deputies see their own questions; those who answer, and who look on, see those of their units. */
export function sightOf(call: Call): QuestionSight {
  const asks = call.may('ledger:ask')
  return {
    answers: call.may('ledger:answer') || !asks ? call.scope() : null,
    asker: asks ? call.principal.id : null,
  }
}

export function questionRow(call: Call, stored: StoredQuestion): QuestionRow {
  const { askedMs, askedBy: _, saidMs: __, unit: ___, entries, ...facts } = stored
  const byId = call.principal.id
  return {
    ...facts,
    askedAt: toRfc3339(askedMs),
    overdue: facts.answerBy !== null && facts.answerBy < localDate(call.nowMs),
    entries: entries.map(({ kind, text, byName, byPost, atMs }) => ({
      kind,
      text,
      byName,
      byPost,
      at: toRfc3339(atMs),
    })),
    mayAnswer: call.may('ledger:answer') && refuseEntry(entries, { kind: 'answer', byId }) === null,
    mayFollowUp: call.may('ledger:ask') && refuseEntry(entries, { kind: 'followUp', byId }) === null,
  }
}
