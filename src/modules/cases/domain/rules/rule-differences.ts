import { type ClockName, clockCards } from '../clock-words.ts'
import { type Variant, variants } from '../enums.ts'
import { allVariants, effectiveRules, valuesByVariant } from './effective-rules.ts'
import type { RuleSet } from './rule-set.ts'
import { bothWords, channelText, conditionText, rowLimitText, switchWords, tiersText } from './rule-words.ts'
import { switchGroups, type Words } from './switch-card.ts'
import { ownSwitchKeys, switchCards } from './switch-cards.ts'
import { limitText } from './switch-text.ts'

/** One thing that another version treats in another way. */
export interface Difference {
  /** Path of what differs, one line each. */
  where: string
  group: Words
  name: Words
  /** The cases that it concerns; null for all. */
  within: Words | null
  before: Words
  after: Words
}

const LIMITS: Words = { zh: '各环节时限', en: 'Limits of the steps' }
const CHANNELS: Words = { zh: '案件来源', en: 'Channels' }
const TABLES: Words = { zh: '时限表', en: 'Deadline tables' }
const NONE: Words = { zh: '（无）', en: '(none)' }

/** What differs from one rule set to another, as it holds for cases: not which file it stands in. */
export function ruleDifferences(before: RuleSet, after: RuleSet): Difference[] {
  return [
    ...presetDifference(before, after),
    ...switchDifferences(before, after),
    ...limitDifferences(before, after),
    ...channelDifferences(before, after),
    ...tableDifferences(before, after),
  ]
}

function presetDifference(before: RuleSet, after: RuleSet): Difference[] {
  if ((before.preset ?? null) === (after.preset ?? null)) return []
  const nameOf = ({ preset, rules }: RuleSet): Words =>
    bothWords((language) => (preset ? (rules.presets[preset]?.[language] ?? preset) : NONE[language]))
  const name = { zh: '预设', en: 'Preset' }
  return [{ where: 'preset', group: name, name, within: null, before: nameOf(before), after: nameOf(after) }]
}

function switchDifferences(before: RuleSet, after: RuleSet): Difference[] {
  return ownSwitchKeys.flatMap((key) => {
    const old = valuesByVariant(before, key)
    const now = valuesByVariant(after, key)
    const changes = new Map<string, { from: unknown; to: unknown; within: Variant[] }>()
    for (const variant of allVariants) {
      const [from, to] = [old[variant], now[variant]]
      const change = JSON.stringify([from, to])
      if (JSON.stringify(from) === JSON.stringify(to)) continue
      const known = changes.get(change) ?? { from, to, within: [] }
      known.within.push(variant)
      changes.set(change, known)
    }
    const { group, zh, en } = switchCards[key]
    return [...changes.values()].map(({ from, to, within }) => ({
      where: `switches.${key}.${within.length === allVariants.length ? 'all' : within.join('+')}`,
      group: switchGroups[group],
      name: { zh, en },
      within: within.length === allVariants.length ? null : namesOf(within),
      before: switchWords(key, from),
      after: switchWords(key, to),
    }))
  })
}

function namesOf(within: readonly Variant[]): Words {
  return bothWords((language) =>
    within.map((variant) => variants[variant][language]).join(language === 'zh' ? '、' : ', '),
  )
}

function limitDifferences(before: RuleSet, after: RuleSet): Difference[] {
  const clocks = [...new Set([...before.limits.clocks, ...after.limits.clocks].map(({ clock }) => clock))]
  const rowsOf = (set: RuleSet, clock: ClockName): Words =>
    bothWords((language) => {
      const rows = set.limits.clocks.filter((row) => row.clock === clock)
      const texts = rows.map((row) => {
        const condition = conditionText(row, set.channels, language)
        const limit = rowLimitText(row, effectiveRules(set, 'emergency'), language)
        return condition ? `${condition} ${limit}` : limit
      })
      return texts.join(language === 'zh' ? '；' : '; ') || NONE[language]
    })
  const dataOf = (set: RuleSet, clock: ClockName) =>
    JSON.stringify(set.limits.clocks.filter((row) => row.clock === clock))
  const changed = clocks.filter((clock) => dataOf(before, clock) !== dataOf(after, clock))
  const steps = changed.map((clock) => {
    const { zh, en } = clockCards[clock]
    const name = { zh, en }
    return line(`limits.${clock}`, LIMITS, name, rowsOf(before, clock), rowsOf(after, clock))
  })
  const whole = (['handleFallback', 'totalPlus'] as const)
    .filter((key) => JSON.stringify(before.limits[key]) !== JSON.stringify(after.limits[key]))
    .map((key) => {
      const textOf = (set: RuleSet) => bothWords((language) => limitText(set.limits[key], language))
      return line(`limits.${key}`, LIMITS, WHOLE_LIMITS[key], textOf(before), textOf(after))
    })
  return [...steps, ...whole]
}

export const WHOLE_LIMITS: Readonly<Record<'handleFallback' | 'totalPlus', Words>> = {
  handleFallback: { zh: '处置（无类别、无分级时）', en: 'handling, without category and tier' },
  totalPlus: { zh: '整案（处置之外的环节）', en: 'whole case, the steps beside handling' },
}

function channelDifferences(before: RuleSet, after: RuleSet): Difference[] {
  const textOf = (set: RuleSet, id: string): Words => {
    const channel = set.channels.find((one) => one.id === id)
    return channel ? bothWords((language) => channelText(channel, set, language)) : NONE
  }
  const ids = [...new Set([...before.channels, ...after.channels].map(({ id }) => id))]
  return ids.flatMap((id) => {
    const [old, now] = [textOf(before, id), textOf(after, id)]
    if (old.zh === now.zh) return []
    const channel = [...after.channels, ...before.channels].find((one) => one.id === id)
    const name = bothWords((language) => channel?.[language] ?? id)
    return [line(`channels.${id}`, CHANNELS, name, old, now)]
  })
}

function tableDifferences(before: RuleSet, after: RuleSet): Difference[] {
  const keys = [...new Set([...before.deadlineTables, ...after.deadlineTables].map(({ key }) => key))]
  return keys.flatMap((key) => {
    const find = (set: RuleSet) => set.deadlineTables.find((table) => table.key === key)
    const textOf = (table: ReturnType<typeof find>): Words =>
      table ? bothWords((language) => tiersText(table, language)) : NONE
    const [old, now] = [find(before), find(after)]
    if (textOf(old).zh === textOf(now).zh) return []
    const name = bothWords((language) => (now ?? old)?.[language] ?? key)
    return [line(`deadlineTables.${key}`, TABLES, name, textOf(old), textOf(now))]
  })
}

function line(where: string, group: Words, name: Words, before: Words, after: Words): Difference {
  return { where, group, name, within: null, before, after }
}
