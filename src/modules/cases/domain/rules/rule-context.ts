import { type CaseRules, resolveRules } from '../case-rules.ts'
import type { Variant } from '../enums.ts'
import type { CaseRow } from '../lifecycle-table.ts'
import type { Post, Who } from '../posts.ts'
import { services } from '../posts.ts'
import type { StateId } from '../states.ts'
import type { Needs, Switches, SwitchOneOf, Target } from '../table/row.ts'
import type { RuleSet } from './rule-set.ts'

/** Cases that are treated alike: one variant, from channels that give it the same switches. */
export interface RuleContext {
  variant: Variant
  channels: readonly string[]
  rules: CaseRules
  values: SwitchValues
}

/** What a switch may be for such a case: some are facts of the case, some depend on its category. */
type SwitchValues = { [S in keyof Switches]: readonly Switches[S][] }

/** Every kind of case that these rules know. */
export function ruleContexts(set: RuleSet): RuleContext[] {
  const found = new Map<string, { variant: Variant; channels: string[]; rules: CaseRules }>()
  const overrides = set.variantOverrides.map((row) => row.variant)
  for (const { id, variant: own, needsCallback } of set.channels)
    for (const variant of new Set([own, ...overrides])) {
      const rules = resolveRules(set.rules, { variant, needsCallback, preset: set.preset, district: set.district })
      const key = `${variant} ${JSON.stringify(rules)}`
      const context = found.get(key)
      if (context) context.channels.push(id)
      else found.set(key, { variant, channels: [id], rules })
    }
  return [...found.values()].map((context) => ({ ...context, values: valuesOf(context.rules) }))
}

const BOTH = [true, false] as const

function valuesOf(rules: CaseRules): SwitchValues {
  return {
    handleClockStart: rules.handleClockStart === 'sign' ? ['sign'] : ['dispatch', 'sign'],
    requestEndorsement: [rules.requestEndorsement],
    pauseOnReturn: [rules.pauseOnReturn],
    returnAllowed: [rules.returnAllowed],
    selfHandle: [rules.selfHandle],
    firstContact: rules.firstContact ? BOTH : [false],
    check: checkValues(rules),
    callback: rules.callback === 'ifContact' ? ['required', 'exempt'] : [rules.callback],
    preCallback: [rules.preCallback],
    verification: [rules.verification],
    directDispatch: [rules.directDispatch],
    upperCase: BOTH,
    emergency: BOTH,
    safety: BOTH,
  }
}

function checkValues({ check, checkOnly }: CaseRules): readonly ('required' | 'skippable')[] {
  if (check === 'required' || checkOnly === 'all') return ['required']
  return checkOnly === 'outdoor' ? ['skippable', 'required'] : ['skippable']
}

/** Whether the switches let this command be used at all. */
export function isRowOn(row: CaseRow, { rules, values }: RuleContext): boolean {
  if (row.id in GATES && !GATES[row.id]!(rules)) return false
  const needs: Needs | undefined = row.needs
  return fits(needs?.sw, values) && (!needs?.skippable || values.check.includes('skippable'))
}

/** What the table leaves to guards. */
const GATES: Readonly<Record<string, (rules: CaseRules) => boolean>> = {
  requestReturn: ({ maxReturns }) => maxReturns > 0,
  requestExtension: ({ maxExtensions }) => maxExtensions > 0,
  endorseRequest: ({ requestEndorsement }) => requestEndorsement,
  stopRequest: ({ requestEndorsement }) => requestEndorsement,
  preCallback: ({ preCallback }) => preCallback,
}

/** Whether the switches let this outcome be chosen from a state; facts of the case may always turn out so. */
export function isTargetOn(target: Target, from: StateId | '-', { values }: RuleContext): boolean {
  const condition = target.if
  if (!condition) return true
  if (condition.exempt && !values.callback.includes('exempt')) return false
  if (condition.state && (from === '-' || !condition.state.includes(from))) return false
  return fits(condition.sw, values)
}

export function fits(wanted: SwitchOneOf | undefined, values: SwitchValues): boolean {
  return Object.entries(wanted ?? {}).every(([name, allowed]) => {
    const possible: readonly unknown[] = values[name as keyof Switches]
    return (allowed as readonly unknown[]).some((value) => possible.includes(value))
  })
}

/** Persons of the district whose post lets them do this; closing is for the posts that the switch names. */
export function doersOf(row: CaseRow, rules: CaseRules): Post[] {
  const may = (who: Who): who is Post => !services.some((service) => service === who) && who !== 'reporterCitizen'
  return row.who.filter(may).filter((post) => row.id !== 'close' || rules.closer.includes(post))
}

/** Besides persons, programs may do it. */
export function isDoneByProgram(row: CaseRow, rules: CaseRules): boolean {
  return row.who.some(
    (who) => (who === 'system' || who === 'upperPlatform') && (row.id !== 'close' || rules.closer.includes(who)),
  )
}
