import { msOf } from '#ui/format.ts'
import type { Language } from '#ui/language.ts'
import type { CaseLine } from '#ui/wall.ts'
import type { WallCase } from '../contract.ts'
import { lateText } from './late-text.ts'

/** A case as a line of a list on the wall. */
export function caseLine(one: WallCase, nowMs: number, language: Language): CaseLine {
  const words = [one.streetWords, one.unitWords ?? one.stateWords].flatMap((part) => (part ? [part[language]] : []))
  return {
    id: one.id,
    ...(one.overdue ? { light: 'red' as const } : {}),
    title: one.title,
    note: words.join(language === 'zh' ? '，' : ', '),
    time: one.due === null ? '' : lateText(msOf(one.due), nowMs, language),
    href: one.href,
  }
}
