import type { ClockName } from '../clock-words.ts'
import { type CaseRow, lifecycleTable } from '../lifecycle-table.ts'
import type { ClockRef, RowClocks, SwitchOneOf, Unless } from '../table/row.ts'

export interface StartRule {
  clock: ClockName
  when?: SwitchOneOf
  unless?: Unless
}

/** Clock effects of a row and one of its targets, added up. */
export interface ClockPlan {
  stop: readonly ClockName[]
  lapse: readonly (ClockName | '*')[]
  resume: readonly ClockName[]
  passOn: readonly ClockName[]
  change: readonly ClockName[]
  start: readonly StartRule[]
  pause: readonly StartRule[]
}

function ruleOf(ref: ClockRef): StartRule {
  if (typeof ref === 'string') return { clock: ref }
  const { clock, unless } = ref
  const when = ref.if && Object.fromEntries(Object.entries(ref.if).map(([name, value]) => [name, [value]]))
  return { clock, ...(when ? { when } : {}), ...(unless ? { unless } : {}) }
}

function add(row: RowClocks = {}, target: RowClocks = {}): ClockPlan {
  return {
    stop: [...(row.stop ?? []), ...(target.stop ?? [])],
    lapse: [...(row.lapse ?? []), ...(target.lapse ?? [])],
    resume: [...(row.resume ?? []), ...(target.resume ?? [])],
    passOn: [...(row.passOn ?? []), ...(target.passOn ?? [])],
    change: [...(row.change ?? []), ...(target.change ?? [])],
    start: [...(row.start ?? []), ...(target.start ?? [])].map(ruleOf),
    pause: [...(row.pause ?? []), ...(target.pause ?? [])].map(ruleOf),
  }
}

const plans = new Map(lifecycleTable.map((row) => [row.id, row.to.map((target) => add(row.clocks, target.clocks))]))

export function clockPlan(row: CaseRow, target: number): ClockPlan {
  return plans.get(row.id)![target]!
}
