import type { Field, Values } from '#ui/form.ts'
import type { RuleShape } from '../contract.ts'
import {
  ALERT_LEVEL_NAMES,
  ALERT_LEVELS,
  ALIKE,
  ALIKE_NAMES,
  PLACE_NAMES,
  PLACES,
  RULE_KIND_NAMES,
  RULE_KINDS,
} from '../domain/rule.ts'
import { AreasControl, CategoriesControl, UnitsControl, WordsControl } from './list-controls.tsx'

const is =
  (...kinds: string[]) =>
  (values: Values) =>
    kinds.includes(values.kind as string)
const choices = <K extends string>(list: readonly K[], names: Readonly<Record<K, { zh: string; en: string }>>) =>
  list.map((value) => ({ value, title: names[value] }))

const RATES = [
  { value: '0.01', title: { zh: '1%（敏感）', en: '1 % (sensitive)' } },
  { value: '0.001', title: { zh: '0.1%', en: '0.1 %' } },
  { value: '0.0005', title: { zh: '0.05%', en: '0.05 %' } },
  { value: '0.0001', title: { zh: '0.01%（稳重）', en: '0.01 % (calm)' } },
]

/** A rule as a form; what a kind does not ask for is not shown. */
export const RULE_FIELDS: readonly Field[] = [
  { kind: 'text', name: 'zh', title: { zh: '名称', en: 'Name' }, required: true, maxLength: 60 },
  {
    kind: 'choice',
    name: 'kind',
    title: { zh: '种类', en: 'Kind' },
    required: true,
    choices: choices(RULE_KINDS, RULE_KIND_NAMES),
  },
  {
    kind: 'choice',
    name: 'level',
    title: { zh: '级别', en: 'Level' },
    required: true,
    choices: choices(ALERT_LEVELS, ALERT_LEVEL_NAMES),
  },
  { kind: 'yesNo', name: 'enabled', title: { zh: '启用', en: 'On' }, required: true },
  {
    kind: 'choice',
    name: 'place',
    title: { zh: '怎样算同一处', en: 'What counts as one place' },
    required: true,
    choices: choices(PLACES, PLACE_NAMES),
    when: is('repeat', 'rise'),
  },
  {
    kind: 'number',
    name: 'withinM',
    title: { zh: '相距不超过（米）', en: 'Within (m)' },
    required: true,
    min: 10,
    max: 1000,
    when: (values) => values.kind === 'repeat' && values.place === 'near',
  },
  {
    kind: 'choice',
    name: 'alike',
    title: { zh: '怎样算同类', en: 'How alike' },
    required: true,
    choices: choices(ALIKE, ALIKE_NAMES),
    when: is('repeat', 'appellant', 'rise'),
  },
  {
    kind: 'number',
    name: 'days',
    title: { zh: '多少日内', en: 'Within days' },
    required: true,
    min: 1,
    max: 92,
    when: is('repeat', 'appellant', 'rise'),
    hint: { zh: '趋势为比较的日数，1 至 7', en: 'Of a trend the days compared, 1 to 7' },
  },
  {
    kind: 'number',
    name: 'atLeast',
    title: { zh: '至少（件）', en: 'At least (cases)' },
    required: true,
    min: 2,
    max: 10_000,
  },
  {
    kind: 'choice',
    name: 'falseAlarmRate',
    title: { zh: '误报率（每次比较）', en: 'False-alarm rate (each comparison)' },
    required: true,
    choices: RATES,
    when: is('rise'),
  },
  {
    kind: 'number',
    name: 'overduePercent',
    title: { zh: '超期占在办（%）至少', en: 'Overdue, at least % of open' },
    required: true,
    min: 1,
    max: 100,
    when: is('overdue'),
  },
  {
    kind: 'custom',
    name: 'words',
    title: { zh: '词语（任一出现即可）', en: 'Phrases (any of them)' },
    control: WordsControl,
    sentAs: 'rule.filter.words',
    hint: { zh: '按原文匹配，2 至 20 个字', en: 'Literal, 2 to 20 characters' },
  },
  {
    kind: 'custom',
    name: 'categories',
    title: { zh: '只看类别', en: 'Only classes' },
    control: CategoriesControl,
    folded: true,
  },
  { kind: 'custom', name: 'areas', title: { zh: '只看街道', en: 'Only streets' }, control: AreasControl, folded: true },
  {
    kind: 'custom',
    name: 'units',
    title: { zh: '只看主办单位', en: 'Only units' },
    control: UnitsControl,
    folded: true,
  },
  { kind: 'text', name: 'advice', title: { zh: '建议措施', en: 'Advice' }, lines: 2, maxLength: 500 },
]

export const NEW_RULE: RuleShape = {
  key: '',
  zh: '',
  en: '',
  kind: 'repeat',
  enabled: true,
  level: 'orange',
  filter: { categories: [], areas: [], units: [], words: [] },
  place: 'address',
  alike: 'any',
  days: 7,
  atLeast: 5,
  withinM: 100,
  falseAlarmRate: 0.001,
  overduePercent: 30,
  advice: '',
}

export function valuesOf({ filter, falseAlarmRate, ...rule }: RuleShape): Values {
  return { ...rule, ...filter, falseAlarmRate: String(falseAlarmRate) }
}

/** What the form does not show stays as it was. */
export function ruleOf(values: Values, before: RuleShape): RuleShape {
  const list = (name: string) => (values[name] as string[] | undefined) ?? []
  const { words: _words, categories: _categories, areas: _areas, units: _units, reason: _reason, ...rest } = values
  return {
    ...before,
    ...(rest as Partial<RuleShape>),
    advice: (values.advice as string | undefined) ?? '',
    falseAlarmRate: Number(values.falseAlarmRate ?? before.falseAlarmRate),
    filter: { categories: list('categories'), areas: list('areas'), units: list('units'), words: list('words') },
  }
}
