import { fault } from '#core/fault.ts'
import { exact, sum } from '#core/number/exact.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { readTable } from '#platform/tables/read-table.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { budgetTemplate, importBudget } from '../contract.ts'
import { yuanText } from '../domain/amount.ts'
import { IMPORT_TITLES, type ImportRow, planLines } from '../domain/import-lines.ts'
import { yearOf } from '../domain/year-of.ts'
import { fixed } from './execution-row.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { insertLine, listLines, lockLine, updateLine } from './line-store.ts'
import { listProjectRows } from './project-store.ts'
import { checkUnit, noteProjectChange } from './save-project.ts'
import { readWords } from './word-store.ts'
import { lockYear } from './year-store.ts'

const LIMITS = { maxRows: 5000, maxBytes: 16 * 1024 * 1024 }
const MOST_LISTED = 500
const MOST_PROJECTS = 5000

export const importBudgetHandler = handle(importBudget, async (input, call) => {
  const { unit } = input
  const year = readYear(input.year)
  const dryRun = readFlag(input.dryRun)
  checkUnit(call, unit)
  const rows = await readRows(call)
  const { state } = await lockYear(call.db, unit, year, call.nowMs)
  if (state === 'closed') throw ledgerFaults.yearClosed(year)
  if (state === 'adopted') throw ledgerFaults.yearAdopted(year)
  const scope = call.scope()
  const projects = await listProjectRows(call.db, { scope, year, unit, after: null, limit: MOST_PROJECTS })
  const lines = await listLines(call.db, { scope, unit, year })
  const words = await readWords(call.db)
  const { planned, rejected } = planLines(rows, {
    ...words,
    year,
    projects,
    lines: lines.map((line) => ({ ...line, initial: fixed(line.initial) })),
  })
  if (!dryRun)
    for (const { line: _line, existing, isChange, ...row } of planned) {
      if (!isChange) continue
      const after = { ...row, id: existing?.id ?? call.newId(), year }
      if (existing) await lockLine(call.db, existing.id)
      await (existing ? updateLine : insertLine)(call.db, after, call.nowMs)
      await noteProjectChange(
        call,
        { id: row.projectId, unit },
        { year, objectKind: 'budgetLine', objectId: after.id, before: existing, after, why: '导入预算' },
      )
    }
  const changed = planned.filter(({ existing, isChange }) => existing !== null && isChange).length
  const added = planned.filter(({ existing }) => existing === null).length
  call.note(`${unit}/${year}`, { file: call.file?.name, dryRun, read: rows.length, added, changed })
  return {
    dryRun,
    read: rows.length,
    added,
    changed,
    unchanged: planned.length - added - changed,
    total: yuanText(sum(planned.map(({ initial }) => exact(initial)))),
    rejectedCount: rejected.length,
    rejected: rejected.slice(0, MOST_LISTED),
  }
})

async function readRows(call: Call): Promise<ImportRow[]> {
  if (!call.file)
    throw fault('file-missing', {
      status: 400,
      zh: '没有收到文件。请选择文件后再提交。',
      en: 'No file was received. Choose one and submit again.',
    })
  const rows: ImportRow[] = []
  for await (const row of readTable({ stream: call.file.stream, name: call.file.name }, LIMITS)) rows.push(row)
  return rows
}

/** Fields of a multipart form are not checked before they come here. */
function readYear(text: string): number {
  const year = yearOf(text)
  if (year !== null) return year
  throw fault('invalid-input', { status: 400, zh: '年度应为四位数字。', en: 'The year must have four digits.' })
}

function readFlag(text: string | undefined): boolean {
  if (text === undefined || text === 'true' || text === 'false') return text === 'true'
  throw fault('invalid-input', { status: 400, zh: 'dryRun 应为 true 或 false。', en: 'dryRun must be true or false.' })
}

const TEMPLATE = [
  [IMPORT_TITLES.project[0], 24],
  [IMPORT_TITLES.source[0], 16],
  [IMPORT_TITLES.fund[0], 20],
  [IMPORT_TITLES.functional[0], 36],
  [IMPORT_TITLES.economic[0], 24],
  ['年初数（元）', 18],
  [IMPORT_TITLES.note[0], 32],
].map(([key, width]) => ({ key: key as string, width: width as number }))

/** The columns with two rows that can be read as they stand, of projects that the caller has. */
export const budgetTemplateHandler = handle(budgetTemplate, async ({ format = 'xlsx' }, call) => {
  const words = await readWords(call.db)
  const code = (list: readonly { code: string; zh: string }[], wanted: string) =>
    `${wanted} ${list.find((one) => one.code === wanted)?.zh ?? ''}`.trim()
  const row = (economic: string, amount: string, note: string) => ({
    项目: '项目代码或名称',
    资金来源: words.sources[0]?.zh ?? '',
    预算类型: '',
    功能科目: code(words.functionalItems, '2010399'),
    经济分类: code(words.economicClasses, economic),
    '年初数（元）': amount,
    备注: note,
  })
  return {
    name: `预算导入模板.${format}`,
    mime: TABLE_MIME[format],
    stream: writeTable(
      [row('30201', '12000.00', '例行，导入前请改写或删除；预算类型留空按资金来源定'), row('30227', '350000.00', '')],
      { format, columns: TEMPLATE, sheetName: '年初预算' },
    ),
  }
})
