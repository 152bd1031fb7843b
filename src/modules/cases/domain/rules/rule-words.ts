import type { CaseRules } from '../case-rules.ts'
import type { ClockLimitRow } from '../clock-limits.ts'
import { isOneOf, tiers, type Variant, variants } from '../enums.ts'
import { allVariants } from './effective-rules.ts'
import type { RuleChannel, RuleSet } from './rule-set.ts'
import type { SwitchKey, Words } from './switch-card.ts'
import { switchCards } from './switch-cards.ts'
import { limitText, switchText } from './switch-text.ts'

type Language = 'zh' | 'en'

/** Both languages of a text that is put together from parts. */
export function bothWords(say: (language: Language) => string): Words {
  return { zh: say('zh'), en: say('en') }
}

/** For which cases a row of the limits holds: `应急`, `12345工单`, `网上诉求`; empty for all others. */
export function conditionText(row: ClockLimitRow, channels: readonly RuleChannel[], language: Language): string {
  const { when } = row
  const zh = language === 'zh'
  const parts = [
    ...(when?.emergency === undefined
      ? []
      : [when.emergency ? (zh ? '应急' : 'emergency') : zh ? '非应急' : 'no emergency']),
    ...(when?.variants ?? []).map((variant) => variants[variant][language]),
    ...(when?.channels ?? []).map((id) => channels.find((one) => one.id === id)?.[language] ?? id),
    ...(when?.levels ?? []).map((level) => (zh ? `${level} 级` : `level ${level}`)),
  ]
  return parts.join(zh ? '、' : ', ')
}

/** The limit of a row; where a switch holds it, that of the base. */
export function rowLimitText(row: ClockLimitRow, rules: CaseRules, language: Language): string {
  if (!row.switch) return row.limit ? limitText(row.limit, language) : '—'
  const text = limitText(rules[row.switch], language)
  const name = switchCards[row.switch][language]
  return language === 'zh' ? `${text}（开关“${name}”）` : `${text} (switch “${name}”)`
}

export function channelText(
  { variant, needsCallback, identityKnown, fromPublic, deadlineTable }: RuleChannel,
  set: RuleSet,
  language: Language,
): string {
  const table = set.deadlineTables.find(({ key }) => key === deadlineTable)?.[language] ?? deadlineTable
  return [
    variants[variant][language],
    CALLBACKS[needsCallback][language],
    IDENTITIES[identityKnown][language],
    ...(fromPublic ? [PUBLIC[language]] : []),
    table,
  ].join(language === 'zh' ? '；' : '; ')
}

const CALLBACKS: Readonly<Record<RuleChannel['needsCallback'], Words>> = {
  always: { zh: '必须回访', en: 'always called back' },
  ifContact: { zh: '留联系方式的回访', en: 'called back if a contact is left' },
  never: { zh: '不回访', en: 'not called back' },
}
const IDENTITIES: Readonly<Record<RuleChannel['identityKnown'], Words>> = {
  always: { zh: '知道身份', en: 'identity known' },
  optional: { zh: '可匿名', en: 'may be anonymous' },
  never: { zh: '无诉求人', en: 'no appellant' },
}

const PUBLIC: Words = { zh: '公众上报', en: 'reported by the public' }

export const SOURCE_WORDS: Readonly<Record<RuleSet['deadlineTables'][number]['from'], Words>> = {
  category: { zh: '类别的处置时限', en: 'limit of the category' },
  tier: { zh: '分级时限', en: 'limit of the tier' },
  upperDue: { zh: '上级给定的时间减预留', en: 'date of the upper level less a reserve' },
  assignment: { zh: '交办时给定，否则按下列', en: 'date of the assignment, else as below' },
}

export function tiersText({ tiers: rows, from }: RuleSet['deadlineTables'][number], language: Language): string {
  if (rows.length === 0) return SOURCE_WORDS[from][language]
  return rows
    .map(({ tier, limit }) => `${isOneOf(tiers, tier) ? tiers[tier][language] : tier} ${limitText(limit, language)}`)
    .join(language === 'zh' ? '；' : '; ')
}

export function switchWords(key: keyof CaseRules, value: unknown): Words {
  return bothWords((language) => switchText(switchCards[key], value, language))
}

/** The values of a switch with the variants that have each; one without variants where all are alike. */
export function valueGroups(
  key: SwitchKey,
  values: Readonly<Record<Variant, unknown>>,
  language: Language,
): ValueGroup[] {
  const groups = new Map<string, Variant[]>()
  for (const variant of allVariants) {
    const text = switchText(switchCards[key], values[variant], language)
    groups.set(text, [...(groups.get(text) ?? []), variant])
  }
  return [...groups].map(([text, within]) => ({
    text,
    within:
      groups.size === 1
        ? null
        : within.map((variant) => variants[variant][language]).join(language === 'zh' ? '、' : ', '),
  }))
}

export interface ValueGroup {
  text: string
  within: string | null
}
