import type { RuleChange } from '../case-rules.ts'
import { type Finding, finding } from './finding.ts'
import type { RuleSet } from './rule-set.ts'

type Parts = Record<string, unknown>

const MOST_ROWS = 300
const KNOWN = ['rules', 'limits', 'preset', 'district', 'channels', 'variantOverrides', 'deadlineTables'] as const

export function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The rule set in a value from outside, if it has the shape of one; what it holds is looked at afterwards. */
export function readRuleSet(value: unknown): { set: RuleSet | null; findings: Finding[] } {
  const findings: Finding[] = []
  const wrong = (where: string, zh: string, en: string) =>
    findings.push(
      finding(
        'shape',
        where,
        { zh, en },
        { zh: '请从“导出规则”得到的文件改起。', en: 'Begin from an exported rule set.' },
      ),
    )
  if (!isParts(value)) {
    wrong('', '规则文件的内容不是一个对象。', 'The rule set is no object.')
    return { set: null, findings }
  }
  for (const key of Object.keys(value))
    if (!(KNOWN as readonly string[]).includes(key) && key !== 'schema')
      findings.push(unknownPart(key, '规则文件', 'The rule set'))
  const rules = value.rules
  if (!isParts(rules) || typeof rules.version !== 'string')
    wrong('rules', '缺少开关部分。', 'The switches are missing.')
  else {
    if (!isParts(rules.base)) wrong('rules.base', '缺少基础开关。', 'The base switches are missing.')
    for (const [where, part] of [
      ['rules.variants', rules.variants],
      ['rules.presets', rules.presets],
    ] as const)
      if (!isParts(part) || !Object.values(part).every(isParts))
        wrong(where, '这一部分应为对象。', 'This part must be an object.')
      else if (where === 'rules.presets')
        for (const [key, preset] of Object.entries(part)) checkChange(`${where}.${key}`, preset, wrong)
  }
  const limits = value.limits
  if (!isParts(limits) || typeof limits.version !== 'string' || !isRows(limits.clocks))
    wrong('limits', '缺少各环节时限。', 'The limits of the steps are missing.')
  else if (!limits.clocks.every(hasReadableWhen))
    wrong('limits.clocks', '时限的适用条件写法不对。', 'The condition of a limit is not well formed.')
  if (value.preset !== null && value.preset !== undefined && typeof value.preset !== 'string')
    wrong('preset', '预设应写名称或留空。', 'The preset is a name or nothing.')
  if (value.district !== null && value.district !== undefined) checkChange('district', value.district, wrong)
  for (const key of ['channels', 'variantOverrides', 'deadlineTables'] as const)
    if (!isRows(value[key]))
      wrong(key, `这一部分应为不多于 ${MOST_ROWS} 行的列表。`, `This must be a list of at most ${MOST_ROWS} rows.`)
  if (isRows(value.deadlineTables) && !value.deadlineTables.every((table) => isRows(table.tiers)))
    wrong('deadlineTables', '时限表缺少分级列表。', 'A deadline table lacks its tiers.')
  if (isRows(value.variantOverrides) && !value.variantOverrides.every((row) => isParts(row.when)))
    wrong('variantOverrides', '流程例外缺少条件。', 'An override lacks its condition.')
  return { set: findings.some(({ code }) => code === 'shape') ? null : (value as unknown as RuleSet), findings }
}

export function unknownPart(where: string, ofZh: string, ofEn: string): Finding {
  const name = where.split('.').at(-1)
  return finding(
    'unknown-name',
    where,
    { zh: `${ofZh}里有不认识的名称“${name}”。`, en: `${ofEn} names “${name}”, which is unknown.` },
    { zh: '请核对拼写，或删去这一项。', en: 'Check the spelling, or take it out.' },
  )
}

function isRows(value: unknown): value is Parts[] {
  return Array.isArray(value) && value.length <= MOST_ROWS && value.every(isParts)
}

const MOST_NAMES = 50

function hasReadableWhen({ when }: Parts): boolean {
  if (when === undefined) return true
  if (!isParts(when)) return false
  const lists = [when.variants, when.channels, when.levels].filter((list) => list !== undefined)
  const isYesNo = when.emergency === undefined || typeof when.emergency === 'boolean'
  return isYesNo && lists.every((list) => Array.isArray(list) && list.length > 0 && list.length <= MOST_NAMES)
}

type Wrong = (where: string, zh: string, en: string) => void

function checkChange(where: string, value: unknown, wrong: Wrong): value is RuleChange {
  if (!isParts(value)) {
    wrong(where, '修改部分应为对象。', 'The changes must be an object.')
    return false
  }
  if (value.set !== undefined && !isParts(value.set))
    wrong(`${where}.set`, '开关应为对象。', 'Switches must be an object.')
  const { variants } = value
  if (variants !== undefined && !(isParts(variants) && Object.values(variants).every(isParts)))
    wrong(`${where}.variants`, '各流程的开关应为对象。', 'Switches by variant must be objects.')
  return true
}
