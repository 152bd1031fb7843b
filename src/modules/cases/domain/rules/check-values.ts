import { LIMIT_UNITS, type Limit, LONGEST_LIMIT } from '#core/time/limit.ts'
import { clockCards } from '../clock-words.ts'
import { type Finding, finding } from './finding.ts'
import { usualHours } from './limit-length.ts'
import { postWords } from './post-words.ts'
import { isParts } from './read-rule-set.ts'
import type { RuleSet } from './rule-set.ts'
import type { SwitchCard, SwitchKey, Words } from './switch-card.ts'
import { switchCards } from './switch-cards.ts'
import { switchPlaces } from './switch-places.ts'

const DAY_HOURS = 24
const LONGEST_STEP_DAYS = 90
const CALLBACKS = ['always', 'ifContact', 'never']
const IDENTITIES = ['always', 'optional', 'never']
const SOURCES = ['category', 'tier', 'upperDue', 'assignment']

/** Values that a switch or a limit cannot have; names are known to be right. */
export function checkValues(set: RuleSet): Finding[] {
  return [...switchValues(set), ...limitValues(set), ...channelValues(set)]
}

function switchValues(set: RuleSet): Finding[] {
  const found: Finding[] = []
  for (const { where, values, own } of switchPlaces(set))
    for (const [key, value] of Object.entries(values)) {
      const card = switchCards[key as SwitchKey]
      const allowed = wrongValue(card, value)
      if (allowed) found.push(outOfRange(`${where}.${key}`, card, value, allowed))
      else if (own && card.fact)
        found.push(
          finding(
            'contradiction',
            `${where}.${key}`,
            {
              zh: `“${card.zh}”是案件本身的事实，不能用规则设定。`,
              en: `“${card.en}” is a fact of each case and cannot be set by rule.`,
            },
            { zh: '请删去这一项。', en: 'Take it out.' },
          ),
        )
    }
  return found
}

/** What would be right, in words; null when the value is right. */
function wrongValue(card: SwitchCard, value: unknown): Words | null {
  if (value === null && card.none) return null
  switch (card.kind) {
    case 'yesNo':
      return typeof value === 'boolean' ? null : { zh: '是或否', en: 'yes or no' }
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(card.choices, value)
        ? null
        : {
            zh: `${Object.keys(card.choices).join('、')} 之一`,
            en: `one of ${Object.keys(card.choices).join(', ')}`,
          }
    case 'number': {
      const right =
        typeof value === 'number' && value >= card.min && value <= card.max && (!card.step || Number.isInteger(value))
      const range = card.share ? `${card.min * 100}% – ${card.max * 100}%` : `${card.min} – ${card.max}`
      return right
        ? null
        : { zh: `${range}${card.step ? ' 的整数' : ''}`, en: `${card.step ? 'a whole number ' : ''}${range}` }
    }
    case 'limit':
      return wrongLimit(value, card.longestDays)
    case 'posts':
      return Array.isArray(value) &&
        value.length > 0 &&
        value.length <= 10 &&
        value.every((post) => Object.hasOwn(postWords, post))
        ? null
        : { zh: '至少一个岗位', en: 'at least one post' }
  }
}

function wrongLimit(value: unknown, longestDays: number): Words | null {
  const most = `${longestDays} 个自然日`
  const right: Words = {
    zh: `1 至 ${LONGEST_LIMIT} 的整数加单位（${LIMIT_UNITS.join('、')}），最长约 ${most}`,
    en: `a whole number from 1 to ${LONGEST_LIMIT} and a unit (${LIMIT_UNITS.join(', ')}), about ${longestDays} natural days at most`,
  }
  if (!isLimit(value)) return right
  return usualHours(value) > longestDays * DAY_HOURS ? right : null
}

function isLimit(value: unknown): value is Limit {
  return (
    isParts(value) &&
    Number.isInteger(value.n) &&
    Number(value.n) >= 1 &&
    Number(value.n) <= LONGEST_LIMIT &&
    (LIMIT_UNITS as readonly unknown[]).includes(value.unit)
  )
}

function outOfRange(where: string, name: Words, value: unknown, allowed: Words): Finding {
  const text = JSON.stringify(value) ?? 'undefined'
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return finding(
    'out-of-range',
    where,
    { zh: `“${name.zh}”的取值 ${shown} 超出范围。`, en: `The value ${shown} of “${name.en}” is out of range.` },
    { zh: `应为${allowed.zh}。`, en: `It must be ${allowed.en}.` },
  )
}

function limitValues({ limits }: RuleSet): Finding[] {
  const found: Finding[] = []
  const check = (where: string, name: Words, value: unknown, longestDays: number) => {
    const allowed = wrongLimit(value, longestDays)
    if (allowed) found.push(outOfRange(where, name, value, allowed))
  }
  for (const row of limits.clocks)
    if (row.switch === undefined)
      check(`limits.${row.clock}`, withWord(clockCards[row.clock]), row.limit, LONGEST_STEP_DAYS)
  check(
    'limits.handleFallback',
    { zh: '处置时限（无类别、无分级）', en: 'handling without category and tier' },
    limits.handleFallback,
    365,
  )
  check('limits.totalPlus', { zh: '整案时限的其他环节', en: 'other steps of the whole case' }, limits.totalPlus, 365)
  return found
}

function withWord({ zh, en }: Words): Words {
  return { zh: `${zh}时限`, en: `limit of ${en}` }
}

const PUBLIC: Words = { zh: '公众上报', en: 'reported by the public' }

function channelValues({ channels, deadlineTables }: RuleSet): Finding[] {
  const found: Finding[] = []
  const among = (where: string, name: Words, value: unknown, list: readonly string[]) => {
    if (!list.includes(String(value)))
      found.push(outOfRange(where, name, value, { zh: `${list.join('、')} 之一`, en: `one of ${list.join(', ')}` }))
  }
  for (const { id, needsCallback, identityKnown, fromPublic } of channels) {
    among(`channels.${id}.needsCallback`, { zh: '回访', en: 'call-back' }, needsCallback, CALLBACKS)
    among(`channels.${id}.identityKnown`, { zh: '身份', en: 'identity' }, identityKnown, IDENTITIES)
    if (fromPublic !== undefined && typeof fromPublic !== 'boolean')
      found.push(outOfRange(`channels.${id}.fromPublic`, PUBLIC, fromPublic, { zh: '是或否', en: 'yes or no' }))
  }
  for (const { key, from, tiers } of deadlineTables) {
    among(`deadlineTables.${key}.from`, { zh: '时限依据', en: 'source of the limit' }, from, SOURCES)
    for (const { tier, limit } of tiers) {
      const allowed = wrongLimit(limit, LONGEST_LIMIT)
      if (allowed)
        found.push(
          outOfRange(`deadlineTables.${key}.${tier}`, { zh: '分级时限', en: 'limit of the tier' }, limit, allowed),
        )
    }
  }
  return found
}
