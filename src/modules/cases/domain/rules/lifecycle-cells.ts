import { clockPlan, type StartRule } from '../clock/plan.ts'
import type { ClockName } from '../clock-words.ts'
import type { CommandType } from '../command.ts'
import { type Variant, variants } from '../enums.ts'
import { type CaseRow, lifecycleTable } from '../lifecycle-table.ts'
import type { Who } from '../posts.ts'
import type { StateId } from '../states.ts'
import type { RowEffects, SwitchOneOf, TargetIf } from '../table/row.ts'
import { fits, isRowOn, isTargetOn, type RuleContext, ruleContexts } from './rule-context.ts'
import type { RuleSet } from './rule-set.ts'

/** A clock that is begun or paused; with `if` only where these switches hold for the case. */
export interface CellClock {
  clock: ClockName
  if?: SwitchOneOf
  unless?: string
}

export interface CellOutcome {
  state: StateId
  when: string
  if?: TargetIf
  clocks: {
    stop: readonly ClockName[]
    lapse: readonly (ClockName | '*')[]
    resume: readonly ClockName[]
    passOn: readonly ClockName[]
    change: readonly ClockName[]
    start: readonly CellClock[]
    pause: readonly CellClock[]
  }
  effects: RowEffects
}

/** What one command may do in one state to cases of one variant. Without an outcome the rules switch it off there. */
export interface LifecycleCell {
  /** `-`: there is no case yet. */
  state: StateId | '-'
  command: CommandType
  variant: Variant
  posts: readonly Who[]
  next: readonly CellOutcome[]
}

/** Every cell of state x command that the table allows, by variant; every other one is refused by its state. */
export function lifecycleCells(set: RuleSet): LifecycleCell[] {
  const contexts = ruleContexts(set)
  return (Object.keys(variants) as Variant[]).flatMap((variant) => {
    const own = contexts.filter((context) => context.variant === variant)
    return lifecycleTable.flatMap((row) =>
      row.from.map((state) => ({
        state,
        command: row.id,
        variant,
        posts: postsOf(row, own),
        next: row.to.flatMap((_target, at) => outcome(row, at, state, own)),
      })),
    )
  })
}

function postsOf(row: CaseRow, contexts: readonly RuleContext[]): readonly Who[] {
  if (row.id !== 'close') return row.who
  return row.who.filter((who) => contexts.some(({ rules }) => rules.closer.includes(who)))
}

function outcome(row: CaseRow, at: number, from: StateId | '-', contexts: readonly RuleContext[]): CellOutcome[] {
  const target = row.to[at]!
  // any case may be withdrawn and is then never called back, whatever the rules say
  const { exempt: _exempt, ...condition } = target.if ?? {}
  const on = contexts.filter(
    (context) => isRowOn(row, context) && isTargetOn({ ...target, if: condition }, from, context),
  )
  const state = target.state === '=' ? from : target.state
  if (on.length === 0 || state === '-') return []
  const { start, pause, ...plan } = clockPlan(row, at)
  const possible = (rules: readonly StartRule[]) =>
    rules.filter(({ when }) => on.some(({ values }) => fits(when, values)))
  return [
    {
      state,
      when: target.when ?? '',
      ...(target.if ? { if: target.if } : {}),
      clocks: { ...plan, start: possible(start).map(cellClock), pause: possible(pause).map(cellClock) },
      effects: { ...row.effects, ...target.effects },
    },
  ]
}

function cellClock({ clock, when, unless }: StartRule): CellClock {
  return { clock, ...(when ? { if: when } : {}), ...(unless ? { unless } : {}) }
}
