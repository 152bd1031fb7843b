import { type Exact, exact, isLess, isZero, sizeOf, ZERO } from '#core/number/exact.ts'
import { roundExact, toText } from '#core/number/round-exact.ts'
import { findYuan, MONEY_UNITS, type MoneyUnit, yuanText } from './amount.ts'
import { type EconomicClass, FUND_NAMES, FUNDS, type FunctionalItem, type Fund, type Source } from './fund.ts'

/** One row of the file. */
export interface ImportRow {
  line: number
  values: Readonly<Record<string, string | number | null>>
  /** Why the row cannot be read at all. */
  fault?: string
}

export interface Rejection {
  line: number
  reasonZh: string
  reasonEn: string
}

export interface ImportWorld {
  year: number
  projects: readonly {
    id: string
    key: string
    name: string
    shortNames: readonly string[]
    formerNames: readonly string[]
    fromYear: number
    toYear: number | null
  }[]
  sources: readonly Source[]
  functionalItems: readonly FunctionalItem[]
  economicClasses: readonly EconomicClass[]
  lines: readonly ExistingLine[]
}

export interface ExistingLine {
  id: string
  projectId: string
  source: string
  fund: Fund | null
  functional: string
  economic: string
  /** Yuan with two decimals. */
  initial: string
  note: string
}

export interface PlannedLine extends Omit<ExistingLine, 'id'> {
  line: number
  /** The line that it changes; null adds one. */
  existing: ExistingLine | null
  isChange: boolean
}

/** Titles of the template, and what else people call the same column. */
export const IMPORT_TITLES = {
  project: ['项目', '项目代码', '项目名称', 'project'],
  source: ['资金来源', '来源', 'source'],
  fund: ['预算类型', 'fund'],
  functional: ['功能科目', '功能分类', '功能分类科目', 'functional'],
  economic: ['经济分类', '经济科目', '部门经济分类', 'economic'],
  note: ['备注', '说明', 'note'],
} as const
export const AMOUNT_TITLES: Readonly<Record<MoneyUnit, readonly string[]>> = {
  元: ['年初数（元）', '年初数(元)', '金额（元）', '金额(元)', 'initial'],
  万元: ['年初数（万元）', '年初数(万元)', '金额（万元）', '金额(万元)'],
}

/** What a file of budget lines would do. A row at fault is said with its line and left out; no other row is lost by it. */
export function planLines(
  rows: readonly ImportRow[],
  world: ImportWorld,
): { planned: PlannedLine[]; rejected: Rejection[] } {
  const planned: PlannedLine[] = []
  const rejected: Rejection[] = []
  const seen = new Map<string, number>()
  const existing = new Map(world.lines.map((line) => [placeOf(line), line]))
  for (const row of rows) {
    const read = readRow(row, world)
    if ('reasonZh' in read) {
      rejected.push({ line: row.line, ...read })
      continue
    }
    const place = placeOf(read)
    const before = seen.get(place)
    if (before !== undefined) {
      rejected.push({
        line: row.line,
        reasonZh: `与第 ${before} 行的项目、来源和科目相同。请合并成一行`,
        reasonEn: `the same project, source and classes as line ${before}: make one of them`,
      })
      continue
    }
    seen.set(place, row.line)
    const old = existing.get(place) ?? null
    planned.push({
      ...read,
      line: row.line,
      existing: old,
      isChange: old?.initial !== read.initial || old.note !== read.note,
    })
  }
  return { planned, rejected }
}

const placeOf = ({ projectId, source, fund, functional, economic }: Omit<ExistingLine, 'id' | 'initial' | 'note'>) =>
  [projectId, source, fund ?? '', functional, economic].join('|')

type Reason = Omit<Rejection, 'line'>

function readRow(row: ImportRow, world: ImportWorld): Omit<ExistingLine, 'id'> | Reason {
  if (row.fault !== undefined) return { reasonZh: row.fault, reasonEn: row.fault }
  const cell = (titles: readonly string[]) => {
    for (const title of titles) {
      const value = row.values[title]
      if (value !== undefined && value !== null && String(value).trim() !== '') return String(value).trim()
    }
    return ''
  }
  const named = cell(IMPORT_TITLES.project)
  const projects = world.projects.filter(({ key, name, shortNames, formerNames }) =>
    [key, name, ...shortNames, ...formerNames].includes(named),
  )
  const [project] = projects
  if (named === '') return no('没有写项目', 'no project')
  if (!project) return no(`没有项目“${named}”，请先登记项目`, `there is no project ${named}: add it first`)
  if (projects.length > 1)
    return no(`“${named}”是几个项目的名称，请写项目代码`, `${named} is the name of several projects: write the key`)
  if (world.year < project.fromYear || (project.toYear !== null && world.year > project.toYear))
    return no(`“${project.name}”在 ${world.year} 年没有安排`, `${project.name} does not run in ${world.year}`)
  const sourceName = cell(IMPORT_TITLES.source)
  const source = world.sources.find(({ id, zh }) => id === sourceName || zh === sourceName)
  if (!source)
    return no(
      `没有资金来源“${sourceName}”，可写：${world.sources.map(({ zh }) => zh).join('、')}`,
      `there is no source of money ${sourceName}`,
    )
  const fund = readFund(cell(IMPORT_TITLES.fund), source)
  if (typeof fund === 'object' && fund !== null) return fund
  const functional = readCode(cell(IMPORT_TITLES.functional), world.functionalItems, 7)
  if (functional === null)
    return no(
      `功能科目“${cell(IMPORT_TITLES.functional)}”不是 7 位项级科目`,
      `${cell(IMPORT_TITLES.functional)} is no functional item of seven digits`,
    )
  const economic = readCode(cell(IMPORT_TITLES.economic), world.economicClasses, 5)
  if (economic === null)
    return no(
      `经济分类“${cell(IMPORT_TITLES.economic)}”不是 5 位款级科目`,
      `${cell(IMPORT_TITLES.economic)} is no economic class of five digits`,
    )
  const amount = readAmount(row)
  if ('reasonZh' in amount) return amount
  const note = cell(IMPORT_TITLES.note)
  if (note.length > 200) return no('备注超过 200 字', 'the note is longer than 200 characters')
  return { projectId: project.id, source: source.id, fund, functional, economic, initial: yuanText(amount), note }
}

const no = (reasonZh: string, reasonEn: string): Reason => ({ reasonZh, reasonEn })

function readFund(text: string, source: Source): Fund | null | Reason {
  const isTreasury = source.income === 'fiscal' || source.income === 'carryOver'
  if (text === '') return isTreasury ? source.fund : null
  const fund = FUNDS.find((one) => one === text || FUND_NAMES[one].zh === text)
  if (!fund) return no(`没有预算类型“${text}”`, `there is no budget ${text}`)
  return isTreasury ? fund : no(`“${source.zh}”不是财政资金，预算类型应留空`, `${source.zh} belongs to no budget`)
}

/** `30201`, `30201 办公费`, or a name that only one class has. */
function readCode(text: string, list: readonly { code: string; zh: string }[], length: number): string | null {
  const leaves = list.filter(({ code }) => code.length === length)
  const digits = /^\d+/.exec(text)?.[0]
  if (digits !== undefined) return leaves.some(({ code }) => code === digits) ? digits : null
  const byName = leaves.filter(({ zh }) => zh === text)
  return byName.length === 1 ? byName[0]!.code : null
}

function readAmount({ values }: ImportRow): Exact | Reason {
  const found = MONEY_UNITS.flatMap((unit) =>
    AMOUNT_TITLES[unit].flatMap((title) => {
      const value = values[title]
      return value === undefined || value === null || String(value).trim() === '' ? [] : [{ unit, value }]
    }),
  )
  const [only] = found
  if (!only) return no('没有写年初数', 'no amount')
  if (found.length > 1) return no('年初数写了两处，请只留一列', 'the amount stands there twice')
  const text = typeof only.value === 'number' ? sheetDigits(only.value) : only.value.trim().replaceAll(/[,，]/g, '')
  const yuan = findYuan(text, only.unit)
  if (yuan === null)
    return no(`年初数“${only.value}”应为数字，最细到分`, `the amount ${only.value} must be a number in whole fen`)
  if (isLess(yuan, ZERO)) return no('年初数小于 0', 'the amount is below nothing')
  if (!isLess(yuan, exact(10n ** 15n))) return no('年初数过大，请核对单位', 'the amount is too large: check the unit')
  return yuan
}

/** Sheets reckon in binary: 1234.1 × 3 is stored as 3702.2999999999997. They show fifteen digits, and so do we read. */
function sheetDigits(value: number): string {
  const stored = exact(`${value}`)
  if (isZero(stored)) return '0'
  let whole = sizeOf(stored)
  let digits = 0
  for (; !isLess(whole, exact(1)); digits += 1) whole = { num: whole.num, den: whole.den * 10n }
  return toText(roundExact(stored, 15 - digits))
}
