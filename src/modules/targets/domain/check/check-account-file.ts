import { type Exact, sum } from '#core/number/exact.ts'
import type { ExactJson } from '#core/number/parse-exact-json.ts'
import { isExact, isPlain } from '../read-fields.ts'
import type { SheetSet } from '../sheet.ts'
import { normalAccount } from './account-keys.ts'
import { objectsOf, rowOf, type Table, tablesOf } from './account-tables.ts'
import { checkAcrossTables } from './check-account-cross.ts'
import { checkDepartmentTold, isFinal, sameRows } from './check-account-documents.ts'
import { checkParts } from './check-account-parts.ts'
import { checkRow, checkShares, found, sumFinding } from './check-account-rows.ts'
import { checkSums } from './check-account-sums.ts'
import type { Finding } from './finding.ts'

/**
 * A department's budget or final account as published: rows with amounts, their wholes, shares and growth, and the same row
 * in several tables. The tables of no two districts are alike, so rows, wholes and parts are recognised by what they hold,
 * not by the names of one district's file.
 */
export function checkAccountFile(given: ExactJson, set: SheetSet | null): Finding[] {
  const file = normalAccount(given)
  const tables = tablesOf(file)
  const blocks = objectsOf(file)
  return unique([
    ...tables.flatMap((table) => [...checkSums(table), ...checkShares(table)]),
    ...blocks.flatMap(({ value, path }) => [...checkRow(value, path), ...checkParts({ value })]),
    ...classSums(tables),
    ...namedTotals(file, tables),
    ...checkAcrossTables(tables),
    ...sameRows(file, tables, set),
    ...checkTargets(file, set),
    ...checkDepartmentTold(file, tables, set),
  ])
}

/** Items of a functional class against the class: `功能分类(类)` and `(项)`. */
function classSums(tables: readonly Table[]): Finding[] {
  const itemTables = tables.filter(({ rows }) =>
    rows.every(({ texts }) => texts.get('class') !== undefined && texts.get('item') !== undefined),
  )
  return itemTables.flatMap(({ rows }) => {
    const classes = tables.find((one) =>
      one.rows.every((row) => rows.some(({ texts }) => texts.get('class') === row.name)),
    )
    return (classes?.rows ?? []).flatMap(({ name, figures }) => {
      const printed = figures.get('amount')
      const parts = rows
        .filter(({ texts }) => texts.get('class') === name)
        .flatMap(({ figures: own }) => own.get('amount') ?? [])
      return printed && parts.length > 0 ? sumFinding(name, printed, sum(parts), '各项之和') : []
    })
  })
}

/** Totals told once for the whole file, against every table that lists what they are made of. */
function namedTotals(file: ExactJson, tables: readonly Table[]): Finding[] {
  if (!isPlain(file) || !isPlain(file.totals)) return []
  const { totals } = file
  const findings: Finding[] = []
  if (isExact(totals.revenue)) {
    const other = Object.entries(totals).find(
      ([key, one]) => key !== 'revenue' && /^(table|narrative|printed|text)\w*revenue$/i.test(key) && isExact(one),
    )?.[1]
    if (isExact(other)) findings.push(...sumFinding('收入总额', totals.revenue, other, '表内为'))
    for (const { rows } of tables)
      if (
        rows.length > 1 &&
        rows.every(({ texts }) => texts.get('class') !== undefined && texts.get('item') !== undefined)
      )
        findings.push(
          ...sumFinding(
            '功能分类(项) 合计',
            [totals.expenditure, totals.spending].find(isExact) ?? totals.revenue,
            sum(rows.flatMap(({ figures }) => figures.get('amount') ?? [])),
            '各项之和',
          ),
        )
  }
  if (isExact(totals.project))
    for (const { path, rows } of tables) {
      if (!path.some((key) => /project/i.test(key)) || path.length > 2) continue
      const parts = rows.map(({ figures }) => figures.get('amount') ?? figures.get('year') ?? figures.get('total'))
      if (parts.every((one): one is Exact => one !== undefined))
        findings.push(
          ...sumFinding('项目支出', totals.project, sum(parts), '各项目之和', isFinal(file) ? 'warning' : 'error'),
        )
    }
  if (isPlain(file.procurement) && isExact(file.procurement.total)) {
    const lines = tables.filter(({ path }) => path.at(-1) === 'procurement').flatMap(({ rows }) => rows)
    const single = objectsOf(file).flatMap(({ value }) =>
      Array.isArray(value.procurement) && value.procurement.length === 1
        ? value.procurement.filter(isPlain).map(rowOf)
        : [],
    )
    const amounts = [...lines, ...single].flatMap(({ figures }) => figures.get('amount') ?? [])
    if (amounts.length > 0)
      findings.push(...sumFinding('政府采购', file.procurement.total, sum(amounts), '各项目采购之和', 'warning'))
  }
  for (const { value } of objectsOf(file)) {
    if (!Array.isArray(value.details) || typeof value.name !== 'string') continue
    const whole = isExact(value.year) ? value.year : value.total
    const parts = value.details.filter(isPlain).flatMap((row) => (isExact(row.amount) ? [row.amount] : []))
    if (isExact(whole) && parts.length > 0) findings.push(...sumFinding(value.name, whole, sum(parts), '明细之和'))
  }
  return findings
}

/** Targets that the budget set against the targets on the sheets. */
function checkTargets(file: ExactJson, set: SheetSet | null): Finding[] {
  if (!isPlain(file) || !set) return []
  const lists = Object.entries(file).filter(([key]) => /^targets/.test(key))
  return lists.flatMap(([, list]) =>
    (Array.isArray(list) ? list.filter(isPlain) : []).flatMap((row) => {
      const name = row.indicator
      const wanted = ['thisYear', 'annual', 'projectAnnual']
        .map((key) => row[key])
        .find((one) => typeof one === 'string')
      if (typeof name !== 'string' || typeof wanted !== 'string') return []
      return set.sheets
        .filter(({ kind }) => kind === 'project')
        .flatMap((sheet) => sheet.indicators.filter(({ level3 }) => level3 === name).map((own) => ({ sheet, own })))
        .filter(({ own }) => own.target.printed !== null && bare(own.target.printed) !== bare(wanted))
        .map(({ sheet, own }) => ({
          ...found(
            'cross-document',
            'warning',
            name,
            { budget: wanted, selfEvaluation: own.target.printed },
            null,
            `${name}：预算申报的目标是${wanted}，自评表上是${own.target.printed}。`,
          ),
          project: sheet.id,
          indicator: name,
        }))
    }),
  )
}

const bare = (text: string): string => text.replace(/[\s≥≤<>=]|\/年$/g, '')

function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ kind, where, text }) => {
    const key = `${kind}|${where}|${text}`
    return !seen.has(key) && seen.add(key)
  })
}
