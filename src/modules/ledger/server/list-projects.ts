import { exact } from '#core/number/exact.ts'
import type { Input } from '#core/operation.ts'
import { localDay, yearOfDay } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportProjects, listProjects, type ProjectRow } from '../contract.ts'
import { checkProject, type ProjectSums } from '../domain/check-budget.ts'
import { PROJECT_CLASS_NAMES, PROJECT_KIND_NAMES, PROJECT_TYPE_NAMES } from '../domain/project.ts'
import { listEstimates } from './estimate-store.ts'
import { executionRow, fixed } from './execution-row.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { carriedOver } from './line-store.ts'
import { listProcurement } from './procurement-store.ts'
import {
  listBudgetYears,
  listProjectRows,
  type ProjectQuery,
  type ProjectWithAmounts,
  sumProjects,
} from './project-store.ts'
import { listYears, type StoredYear } from './year-store.ts'

const PAGE = 100
const MOST = 5000

export const listProjectsHandler = handle(listProjects, async (input, call) => {
  const limit = input.limit ?? PAGE
  const query = await queryOf(input, call)
  const after = readPlace(input.cursor)
  const [rows, totals, years] = await Promise.all([
    listProjectRows(call.db, { ...query, after, limit: limit + 1 }),
    sumProjects(call.db, query),
    listYears(call.db, call.scope(), input.unit),
  ])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    year: query.year,
    years: years.map(yearRow),
    items: await projectRows(call, shown, query.year),
    totals: executionRow(totals),
    next: rows.length > limit && last ? `${last.kind}_${last.key}` : null,
  }
})

export const yearRow = (year: StoredYear): StoredYear => ({
  ...year,
  approved: year.approved === null ? null : fixed(year.approved),
})

async function queryOf(input: Omit<Input<typeof exportProjects>, 'format'>, call: Call): Promise<ProjectQuery> {
  const text = input.text?.trim() || undefined
  return {
    scope: call.scope(),
    year: input.year ?? (await usualYear(call)),
    unit: input.unit,
    kind: input.kind,
    class: input.class,
    source: input.source,
    text,
  }
}

/** This year where it has a budget, else the newest that has one. */
export async function usualYear(call: Call): Promise<number> {
  const thisYear = yearOfDay(localDay(call.nowMs))
  const years = await listBudgetYears(call.db, call.scope())
  return years.includes(thisYear) ? thisYear : (years[0] ?? thisYear)
}

function readPlace(cursor: string | undefined): { kind: string; key: string } | null {
  if (cursor === undefined) return null
  const [kind = '', key = ''] = cursor.split('_')
  if (!['project', 'basic'].includes(kind) || key === '') throw ledgerFaults.placeUnread()
  return { kind, key }
}

async function projectRows(call: Call, rows: readonly ProjectWithAmounts[], year: number): Promise<ProjectRow[]> {
  const sums = await projectSums(call, rows, year)
  return rows.map(({ initial, adjustment, adjusted, executed, ...facts }, at) => ({
    ...facts,
    ...executionRow({ initial, adjustment, adjusted, executed }),
    findings: checkProject(sums[at]!).length,
  }))
}

/** What the checks look at, of projects with all their sources. */
export async function projectSums(
  call: Call,
  rows: readonly Pick<ProjectWithAmounts, 'id' | 'key' | 'name' | 'kind'>[],
  year: number,
): Promise<ProjectSums[]> {
  const ids = rows.map(({ id }) => id)
  // One after the other: in a command they share a connection.
  const estimates = await listEstimates(call.db, ids, year)
  const procurement = await listProcurement(call.db, ids, year)
  const begun = await carriedOver(call.db, ids, year)
  const byProject = new Map(begun.map((row) => [row.projectId, row]))
  return rows.map(({ id, key, name, kind }) => ({
    key,
    name,
    kind,
    initial: exact(byProject.get(id)?.initial ?? '0'),
    carriedOver: exact(byProject.get(id)?.carriedOver ?? '0'),
    estimates: estimates
      .filter(({ projectId }) => projectId === id)
      .map(({ activity, quantity, unitPrice, amount }) => ({
        activity,
        quantity: quantity === null ? null : exact(quantity),
        unitPrice: unitPrice === null ? null : exact(unitPrice),
        amount: exact(amount),
      })),
    procurement: procurement
      .filter(({ projectId }) => projectId === id)
      .map(({ name: bought, amount }) => ({ name: bought, amount: exact(amount) })),
  }))
}

const COLUMNS = [
  ['key', '项目代码', 14],
  ['name', '项目名称', 28],
  ['kind', '支出类别', 12],
  ['class', '项目类别', 20],
  ['type', '项目类型', 14],
  ['implementer', '实施科室', 14],
  ['initial', '年初数（元）', 18],
  ['adjustment', '调整数（元）', 18],
  ['adjusted', '调整后数（元）', 18],
  ['executed', '执行数（元）', 18],
  ['remaining', '结余（元）', 18],
  ['rate', '执行率（%）', 12],
  ['findings', '合计问题', 10],
].map(([key, title, width]) => ({ key: key as string, title: title as string, width: width as number }))

/** The list as it is filtered, with its sum; amounts are text, so that no program rounds them. */
export const exportProjectsHandler = handle(exportProjects, async ({ format, ...filters }, call) => {
  const query = await queryOf(filters, call)
  const stored = await listProjectRows(call.db, { ...query, after: null, limit: MOST })
  const rows = await projectRows(call, stored, query.year)
  const totals = executionRow(await sumProjects(call.db, query))
  call.note('projects', { format, year: query.year, rows: rows.length })
  const lines = [
    ...rows.map((row) => ({
      ...row,
      kind: PROJECT_KIND_NAMES[row.kind].zh,
      class: row.class ? PROJECT_CLASS_NAMES[row.class].zh : null,
      type: row.type ? PROJECT_TYPE_NAMES[row.type].zh : null,
    })),
    { ...totals, key: '', name: '合计', kind: null, class: null, type: null, implementer: null, findings: null },
  ].map((row) =>
    Object.fromEntries(COLUMNS.map(({ key }) => [key, row[key as keyof typeof row] as string | number | null])),
  )
  return {
    name: `项目预算和执行-${query.year}.${format}`,
    mime: TABLE_MIME[format],
    stream: writeTable(lines, { format, columns: COLUMNS, sheetName: `${query.year}` }),
  }
})
