import type { Limit } from '#core/time/limit.ts'
import type { CaseRules } from './case-rules.ts'
import type { ClockName } from './clock-words.ts'
import type { SupervisionLevel, Variant } from './enums.ts'

/** One row of `clock-limits.json`; of the rows of a clock the first whose `when` fits holds. */
export interface ClockLimitRow {
  clock: ClockName
  when?: {
    emergency?: boolean
    variants?: readonly Variant[]
    channels?: readonly string[]
    levels?: readonly SupervisionLevel[]
  }
  limit?: Limit
  /** The switch that holds the limit. */
  switch?: 'signLimitE' | 'contactLimit'
}

/** Limits of the steps (domain §5.3); what is not here comes from the category, the tier or a given date. */
export interface ClockLimitData {
  version: string
  clocks: readonly ClockLimitRow[]
  /** Handling limit where neither a category nor a tier gives one. */
  handleFallback: Limit
  /** The other steps of a case together; added to the handling limit for the whole case. */
  totalPlus: Limit
}

export interface ClockLimitChoice {
  variant: Variant
  channel: string
  emergency: boolean
  /** Of a supervision. */
  level?: SupervisionLevel
}

/** Rules that were stored before there was supervision lack its rows; these are the ones it came with. */
const FIRST_SUPERVISION_ROWS: readonly ClockLimitRow[] = [
  { clock: 'supervision', when: { levels: ['III'] }, limit: { n: 2, unit: 'WD' } },
  { clock: 'supervision', when: { levels: ['II'] }, limit: { n: 1, unit: 'WD' } },
  { clock: 'supervision', when: { levels: ['I'] }, limit: { n: 4, unit: 'WH' } },
]

/** The default limit of a step's clock; null where the data has none (handle, total, upperDue, orderHandle, suspension). */
export function clockLimit(
  name: ClockName,
  choice: ClockLimitChoice,
  data: ClockLimitData,
  rules: CaseRules,
): Limit | null {
  for (const row of [...data.clocks, ...FIRST_SUPERVISION_ROWS]) {
    if (row.clock !== name) continue
    const { when } = row
    if (when?.emergency !== undefined && when.emergency !== choice.emergency) continue
    if (when?.variants && !when.variants.includes(choice.variant)) continue
    if (when?.channels && !when.channels.includes(choice.channel)) continue
    if (when?.levels && !(choice.level && when.levels.includes(choice.level))) continue
    return row.switch ? rules[row.switch] : (row.limit ?? null)
  }
  return null
}
