import type { Comparison } from './similarity.ts'

export interface Said {
  zh: string
  en: string
}

const PERCENT = 100
/** Fewer common terms than this are chance: most texts share a few. */
const LEAST_WORDS = 0.2

/** Why a case is offered as the same matter, in words, the heaviest part of the score first (domain §4.4). */
export function similarityReasons(with_: Comparison): Said[] {
  const { text, distanceM, sameCategory, sameClass, ageDays, samePerson } = with_
  const words = Math.round(text * PERCENT)
  const metres = distanceM === null ? null : Math.round(distanceM)
  const days = Math.floor(ageDays)
  return [
    ...(samePerson ? [{ zh: '同一来电人', en: 'same caller' }] : []),
    ...(text >= LEAST_WORDS ? [{ zh: `用词相近 ${words}%`, en: `words ${words}% alike` }] : []),
    ...(metres === null ? [] : [{ zh: `相距 ${metres} 米`, en: `${metres} m away` }]),
    ...(sameCategory
      ? [{ zh: '类别相同', en: 'same type' }]
      : sameClass
        ? [{ zh: '大类相同', en: 'related type' }]
        : []),
    days < 1 ? { zh: '一天之内', en: 'within a day' } : { zh: `相隔 ${days} 天`, en: `${days} days apart` },
  ]
}
