import type { CaseRules, RuleChange } from '../../domain/case-rules.ts'
import type { ClockLimitData } from '../../domain/clock-limits.ts'
import type { Variant } from '../../domain/enums.ts'
import type { RuleSet } from '../../domain/rules/rule-set.ts'
import type { SwitchKey } from '../../domain/rules/switch-card.ts'

/** What a district may set; the rest of a rule set stays as it is in force. */
export interface RuleDraft {
  preset: string | null
  district: RuleChange | null
  limits: ClockLimitData
}

/** Null: the switch holds for cases of every variant. */
export type Scope = Variant | null

export function draftOf({ preset, district, limits }: RuleSet): RuleDraft {
  return { preset: preset ?? null, district: district ?? null, limits }
}

/** The rule set that the draft would make of the one in force. */
export function withDraft(inForce: RuleSet, draft: RuleDraft): RuleSet {
  return { ...inForce, ...draft }
}

export function ownValue({ district }: RuleDraft, scope: Scope, key: SwitchKey): unknown {
  return (scope === null ? district?.set : district?.variants?.[scope])?.[key]
}

/** Sets a switch; undefined takes the district's own value away, so that the preset or the product holds again. */
export function withSwitch(draft: RuleDraft, scope: Scope, key: SwitchKey, value: unknown): RuleDraft {
  const { set = {}, variants = {} } = draft.district ?? {}
  const changed = (some: Partial<CaseRules>): Partial<CaseRules> => {
    const { [key]: _old, ...rest } = some
    return value === undefined ? rest : { ...rest, [key]: value }
  }
  const next =
    scope === null ? tidy(changed(set), variants) : tidy(set, { ...variants, [scope]: changed(variants[scope] ?? {}) })
  return { ...draft, district: next }
}

export function withLimit(draft: RuleDraft, row: number, limit: { n: number; unit: string }): RuleDraft {
  const clocks = draft.limits.clocks.map((one, at) => (at === row ? { ...one, limit: limit as typeof one.limit } : one))
  return { ...draft, limits: { ...draft.limits, clocks: clocks as ClockLimitData['clocks'] } }
}

/** Without empty parts; null when nothing is left. */
function tidy(set: Partial<CaseRules>, variants: NonNullable<RuleChange['variants']>): RuleChange | null {
  const kept = Object.entries(variants).filter(([, some]) => Object.keys(some).length > 0)
  const parts: RuleChange = {
    ...(Object.keys(set).length > 0 ? { set } : {}),
    ...(kept.length > 0 ? { variants: Object.fromEntries(kept) } : {}),
  }
  return Object.keys(parts).length > 0 ? parts : null
}
