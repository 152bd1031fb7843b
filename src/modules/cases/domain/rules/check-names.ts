import { clockCards } from '../clock-words.ts'
import { isOneOf, tiers, variants } from '../enums.ts'
import { type Finding, finding } from './finding.ts'
import { postWords } from './post-words.ts'
import { unknownPart } from './read-rule-set.ts'
import type { RuleSet } from './rule-set.ts'
import { switchCards, switchKeys } from './switch-cards.ts'
import { switchPlaces } from './switch-places.ts'

const CONDITIONS = ['emergency', 'variants', 'channels', 'levels']
const CHANGE_PARTS = ['set', 'variants']
const PRESET_PARTS = [...CHANGE_PARTS, 'zh', 'en', 'why', 'reasons']
const LIMIT_SWITCHES = ['signLimitE', 'contactLimit']

/** Names that nothing answers to, and switches that the base lacks. */
export function checkNames(set: RuleSet): Finding[] {
  return [...switchNames(set), ...limitNames(set), ...channelNames(set)]
}

function switchNames(set: RuleSet): Finding[] {
  const { rules, district, preset } = set
  const found: Finding[] = []
  const unknown = (where: string) => found.push(unknownPart(where, '规则', 'The rules'))
  for (const { where, values } of switchPlaces(set)) {
    for (const key of Object.keys(values)) if (!isOneOf(switchCards, key)) unknown(`${where}.${key}`)
    const closer = values.closer
    if (Array.isArray(closer))
      for (const post of closer) if (!isOneOf(postWords, post)) unknown(`${where}.closer.${String(post)}`)
  }
  const variantsOf = (where: string, change: object | undefined) => {
    for (const name of Object.keys(change ?? {})) if (!isOneOf(variants, name)) unknown(`${where}.${name}`)
  }
  variantsOf('rules.variants', rules.variants)
  variantsOf('district.variants', district?.variants)
  for (const part of Object.keys(district ?? {})) if (!CHANGE_PARTS.includes(part)) unknown(`district.${part}`)
  for (const [key, one] of Object.entries(rules.presets)) {
    variantsOf(`rules.presets.${key}.variants`, one.variants)
    for (const part of Object.keys(one)) if (!PRESET_PARTS.includes(part)) unknown(`rules.presets.${key}.${part}`)
  }
  if (preset && !Object.hasOwn(rules.presets, preset))
    found.push(
      finding(
        'unknown-name',
        'preset',
        { zh: `没有名为“${preset}”的预设。`, en: `There is no preset “${preset}”.` },
        {
          zh: `请从 ${Object.keys(rules.presets).join('、')} 中选择，或不用预设。`,
          en: `Choose one of ${Object.keys(rules.presets).join(', ')}, or none.`,
        },
      ),
    )
  for (const key of switchKeys)
    if (rules.base[key] === undefined)
      found.push(
        finding(
          'missing',
          `rules.base.${key}`,
          { zh: `基础开关缺少“${switchCards[key].zh}”。`, en: `The base lacks the switch “${switchCards[key].en}”.` },
          { zh: `请补上 ${key}。`, en: `Add ${key}.` },
        ),
      )
  for (const variant of Object.keys(variants))
    if (!Object.hasOwn(rules.variants, variant))
      found.push(
        finding(
          'missing',
          `rules.variants.${variant}`,
          { zh: `缺少流程“${variant}”的开关。`, en: `The switches of the variant ${variant} are missing.` },
          { zh: '请补上，可以为空对象。', en: 'Add them; an empty object will do.' },
        ),
      )
  return found
}

function limitNames({ limits, channels }: RuleSet): Finding[] {
  const found: Finding[] = []
  const unknown = (where: string) => found.push(unknownPart(where, '环节时限', 'The limits of the steps'))
  const channelIds = new Set(channels.map(({ id }) => id))
  for (const row of limits.clocks) {
    const where = `limits.${String(row.clock)}`
    if (!isOneOf(clockCards, row.clock)) unknown(where)
    for (const key of Object.keys(row.when ?? {})) if (!CONDITIONS.includes(key)) unknown(`${where}.when.${key}`)
    for (const variant of row.when?.variants ?? []) if (!isOneOf(variants, variant)) unknown(`${where}.when.${variant}`)
    for (const id of row.when?.channels ?? []) if (!channelIds.has(id)) unknown(`${where}.when.${id}`)
    if (row.switch !== undefined && !LIMIT_SWITCHES.includes(row.switch)) unknown(`${where}.${row.switch}`)
  }
  return found
}

function channelNames({ channels, variantOverrides, deadlineTables }: RuleSet): Finding[] {
  const found: Finding[] = []
  const unknown = (where: string) => found.push(unknownPart(where, '案件来源', 'The channels'))
  const tables = new Set(deadlineTables.map(({ key }) => key))
  for (const { id, variant, deadlineTable } of channels) {
    if (!isOneOf(variants, variant)) unknown(`channels.${id}.${String(variant)}`)
    if (!tables.has(deadlineTable)) unknown(`channels.${id}.${String(deadlineTable)}`)
  }
  for (const { variant } of variantOverrides)
    if (!isOneOf(variants, variant)) unknown(`variantOverrides.${String(variant)}`)
  for (const table of deadlineTables)
    for (const { tier } of table.tiers)
      if (!isOneOf(tiers, tier)) unknown(`deadlineTables.${table.key}.${String(tier)}`)
  return found
}
