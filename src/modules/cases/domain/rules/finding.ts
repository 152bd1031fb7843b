import type { Words } from './switch-card.ts'

export type FindingCode =
  | 'shape'
  | 'unknown-name'
  | 'missing'
  | 'out-of-range'
  | 'contradiction'
  | 'row-never-used'
  | 'post-not-held'
  | 'dead-end'
  | 'unreachable-state'
  | 'clock-never-stops'
  | 'clock-without-limit'

/** What is wrong with a rule set, where, and the way out. */
export interface Finding extends Words {
  code: FindingCode
  /** Path in the rule set, e.g. `district.variants.hotline.maxReturns`; or `states.toClose`, `clocks.endorse`. */
  where: string
  wayOut: Words
}

export function finding(code: FindingCode, where: string, says: Words, wayOut: Words): Finding {
  return { code, where, zh: says.zh, en: says.en, wayOut }
}
