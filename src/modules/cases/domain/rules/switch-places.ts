import type { RuleChange } from '../case-rules.ts'
import type { RuleSet } from './rule-set.ts'

/** One block of switches in a rule set, and where it stands. */
export interface SwitchPlace {
  where: string
  values: Readonly<Record<string, unknown>>
  /** Set by a preset or by the district, not by the product. */
  own: boolean
}

/** Every block of switches: base, variants, presets, the district's own. */
export function switchPlaces({ rules, district }: RuleSet): SwitchPlace[] {
  return [
    place('rules.base', rules.base, false),
    ...Object.entries(rules.variants).map(([variant, some]) => place(`rules.variants.${variant}`, some, false)),
    ...Object.entries(rules.presets).flatMap(([key, preset]) => placesOf(`rules.presets.${key}`, preset)),
    ...(district ? placesOf('district', district) : []),
  ]
}

function placesOf(where: string, change: RuleChange): SwitchPlace[] {
  return [
    ...(change.set ? [place(`${where}.set`, change.set, true)] : []),
    ...Object.entries(change.variants ?? {}).map(([variant, some]) =>
      place(`${where}.variants.${variant}`, some, true),
    ),
  ]
}

function place(where: string, values: object, own: boolean): SwitchPlace {
  return { where, values: values as Record<string, unknown>, own }
}
