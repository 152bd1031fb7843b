import { clockLimit } from '../clock-limits.ts'
import { type ClockName, clockCards } from '../clock-words.ts'
import type { CaseRow } from '../lifecycle-table.ts'
import type { Post } from '../posts.ts'
import type { ClockRef, RowClocks } from '../table/row.ts'
import { inVariants } from './check-conflicts.ts'
import { type Finding, finding } from './finding.ts'
import { allSteps, reachedFrom, type Step } from './flow.ts'
import { postsText } from './post-words.ts'
import { doersOf, type RuleContext } from './rule-context.ts'
import type { RuleSet } from './rule-set.ts'

/** Their limit comes from the category, the tier, a given date, the order above or the level of the supervision. */
const OWN_LIMITS: readonly ClockName[] = ['handle', 'total', 'upperDue', 'orderHandle', 'suspension', 'supervision']

interface Stuck {
  clock: ClockName
  starter: CaseRow
  stoppers: CaseRow[]
  within: Set<RuleContext['variant']>
  context: RuleContext
}

/** Clocks that are started where nothing later can stop them, and clocks without a limit. */
export function checkClocks(
  set: RuleSet,
  table: readonly CaseRow[],
  contexts: readonly RuleContext[],
  held: ReadonlySet<Post>,
): Finding[] {
  const stuck = new Map<ClockName, Stuck>()
  const limitless = new Map<ClockName, Set<RuleContext['variant']>>()
  for (const context of contexts) {
    const { on } = allSteps(table, context, held)
    const possible = on.filter((step) => step.possible)
    const reached = reachedFrom(['-'], possible)
    for (const step of possible) {
      if (!reached.has(step.from)) continue
      for (const clock of started(step, context)) {
        if (!hasLimit(clock, set, context)) add(limitless, clock, context)
        if (!stuck.has(clock) && !canStop(clock, step, possible))
          stuck.set(clock, { clock, starter: step.row, stoppers: stoppersOf(clock, table), within: new Set(), context })
        if (stuck.has(clock)) stuck.get(clock)!.within.add(context.variant)
      }
    }
  }
  return [
    ...[...stuck.values()].map(neverStops),
    ...[...limitless].map(([clock, within]) => withoutLimit(clock, [...within])),
  ]
}

function add(map: Map<ClockName, Set<RuleContext['variant']>>, clock: ClockName, { variant }: RuleContext): void {
  map.set(clock, (map.get(clock) ?? new Set<RuleContext['variant']>()).add(variant))
}

function partsOf({ row, target }: Step): RowClocks[] {
  return [row.clocks, target.clocks].filter((part) => part !== undefined)
}

function started(step: Step, { values }: RuleContext): ClockName[] {
  const starts = partsOf(step).flatMap((part): readonly ClockRef[] => part.start ?? [])
  return starts.flatMap((ref) => {
    if (typeof ref === 'string') return [ref]
    const isOn = Object.entries(ref.if ?? {}).every(([name, value]) => {
      const possible: readonly unknown[] = values[name as keyof typeof values]
      return possible.includes(value)
    })
    return isOn ? [ref.clock] : []
  })
}

function canStop(clock: ClockName, start: Step, possible: readonly Step[]): boolean {
  const later = reachedFrom(
    [start.to],
    possible.filter(({ from }) => from !== '-'),
  )
  return possible.some((step) => later.has(step.from) && partsOf(step).some((part) => part.stop?.includes(clock)))
}

function stoppersOf(clock: ClockName, table: readonly CaseRow[]): CaseRow[] {
  return table.filter((row) =>
    [row.clocks, ...row.to.map((target) => target.clocks)].some((part) => part?.stop?.includes(clock)),
  )
}

function hasLimit(clock: ClockName, { limits }: RuleSet, { variant, channels, rules }: RuleContext): boolean {
  if (OWN_LIMITS.includes(clock)) return true
  return [true, false].every((emergency) =>
    channels.every((channel) => clockLimit(clock, { variant, channel, emergency }, limits, rules) !== null),
  )
}

function neverStops({ clock, starter, stoppers, within, context }: Stuck): Finding {
  const { zh, en } = clockCards[clock]
  const commands = (language: 'zh' | 'en') =>
    stoppers
      .map((row) => {
        const doers = postsText(doersOf(row, context.rules), language)
        return language === 'zh' ? `“${row.zh}”（${doers || '程序'}）` : `“${row.en}” (${doers || 'a program'})`
      })
      .join(language === 'zh' ? '、' : ', ')
  const says = {
    zh: `“${zh}”计时由“${starter.zh}”启动后停不下来：${stoppers.length > 0 ? `能停它的${commands('zh')}无人能办` : '没有操作停它'}。`,
    en: `The clock of ${en}, started by “${starter.en}”, never stops: ${stoppers.length > 0 ? `nobody can do ${commands('en')}` : 'no command stops it'}.`,
  }
  return finding('clock-never-stops', `clocks.${clock}`, inVariants(says, [...within]), {
    zh: '请安排上述岗位的人员，或关掉启动它的开关。',
    en: 'Appoint somebody to these posts, or turn off the switch that starts it.',
  })
}

function withoutLimit(clock: ClockName, within: readonly RuleContext['variant'][]): Finding {
  const { zh, en } = clockCards[clock]
  const says = { zh: `“${zh}”计时没有时限。`, en: `The clock of ${en} has no limit.` }
  return finding('clock-without-limit', `limits.${clock}`, inVariants(says, within), {
    zh: '请在各环节时限中补上一行不带条件的时限。',
    en: 'Add a row without condition to the limits of the steps.',
  })
}
