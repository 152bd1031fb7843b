import type { CaseRules } from '../case-rules.ts'
import { type Variant, variants } from '../enums.ts'
import type { RuleSet } from './rule-set.ts'
import type { SwitchKey } from './switch-card.ts'

export const allVariants = Object.keys(variants) as readonly Variant[]

/** What holds for a variant before a channel has its say about the call-back. */
export function effectiveRules({ rules, preset, district }: RuleSet, variant: Variant): CaseRules {
  const chosen = preset ? rules.presets[preset] : undefined
  return {
    ...rules.base,
    ...rules.variants[variant],
    ...chosen?.set,
    ...chosen?.variants?.[variant],
    ...district?.set,
    ...district?.variants?.[variant],
  }
}

/** A switch as it holds in each variant. */
export function valuesByVariant(set: RuleSet, key: SwitchKey): Record<Variant, unknown> {
  return Object.fromEntries(allVariants.map((variant) => [variant, effectiveRules(set, variant)[key]])) as Record<
    Variant,
    unknown
  >
}

/** The value that holds in all variants alike; undefined where they differ. */
export function commonValue(values: Record<Variant, unknown>): unknown {
  const texts = new Set(allVariants.map((variant) => JSON.stringify(values[variant])))
  return texts.size === 1 ? values[allVariants[0]!] : undefined
}
