import type { Title } from '#core/module-card.ts'
import type { Language } from '#ui/language.ts'
import type { JournalLine } from '../contract.ts'

export const OUTCOME_WORDS: Record<JournalLine['outcome'], Title> = {
  done: { zh: '完成', en: 'done' },
  refused: { zh: '拒绝', en: 'refused' },
  read: { zh: '查看', en: 'read' },
}

/** Why something was refused stands in the status: 401 not signed in, 403 not permitted, 409 stale, 422 by a rule. */
export function outcomeText(line: JournalLine, language: Language): string {
  const word = OUTCOME_WORDS[line.outcome][language]
  return line.outcome === 'refused' ? `${word} ${line.status}` : word
}
