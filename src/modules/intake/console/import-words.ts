import type { Title } from '#core/module-card.ts'
import type { Language } from '#ui/language.ts'
import type { ImportRun } from '../contract.ts'

const STATES: Record<ImportRun['state'], Title> = {
  waiting: { zh: '排队中', en: 'waiting' },
  running: { zh: '进行中', en: 'running' },
  done: { zh: '完成', en: 'done' },
  failed: { zh: '未完成', en: 'failed' },
}

export function stateText(run: ImportRun, language: Language): string {
  return STATES[run.state][language]
}

export function isUnderWay(run: ImportRun): boolean {
  return run.state === 'waiting' || run.state === 'running'
}
