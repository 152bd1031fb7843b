import { gridHtml } from '#core/document/grid-html.ts'
import { localDate, toRfc3339 } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { gridDocument } from '#platform/documents/grid-document.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { listReports, type MonitoredSubject, printReport, produceReport, type ReportRow } from '../contract.ts'
import { asOfDay, dayAfter, lastDayOf } from '../domain/monitoring.ts'
import {
  type QuarterReport,
  quarterReport,
  type ReportChange,
  type ReportProject,
  reportNo,
} from '../domain/quarter-report.ts'
import { reportGrid } from '../domain/report-grid.ts'
import { byCaller } from './by-caller.ts'
import { approvedChangesOf, type By, type StoredChange } from './change-store.ts'
import { monitoredOf } from './monitoring.ts'
import { mayTouch } from './plan-of.ts'
import { changeRow } from './plan-view.ts'
import {
  addReport,
  findReport,
  listReportRows,
  lockEditions,
  type StoredReport,
  takeReportNumber,
} from './report-store.ts'
import { targetFaults } from './target-faults.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const listReportsHandler = handle(listReports, async ({ year }, call) => ({
  items: (await listReportRows(call.db, call.scope(), year ?? null)).map(reportRow),
}))

const reportRow = ({ producedMs, ...report }: StoredReport): ReportRow => ({
  ...report,
  producedAt: toRfc3339(producedMs),
})

interface ReportWish {
  id: string
  unit: string
  year: number
  quarter: number
  summary: string
  reason?: string
}

export const produceReportHandler = handle(produceReport, async (wish, call) => {
  if (!mayTouch(call, wish.unit)) throw targetFaults.notYourUnit()
  const { no, edition } = await makeReport(call, wish, byCaller(call))
  call.note(wish.id, { no, quarter: wish.quarter, edition })
  const saved = await findReport(call.db, wish.id)
  if (!saved) throw targetFaults.reportNotFound()
  const { body: _, ...row } = saved
  return reportRow(row)
})

/** The quarter as it stands goes out under the next number and is kept as it went; nothing of it is reckoned again. */
export async function makeReport(call: Call, wish: ReportWish, by: By): Promise<QuarterReport> {
  const { id, unit, year, quarter } = wish
  const asOf = asOfDay(year, quarter, localDate(by.nowMs))
  if (asOf === null) throw targetFaults.quarterAhead()
  const editions = await lockEditions(call.db, unit, year, quarter)
  const reason = wish.reason?.trim() ?? ''
  if (editions > 0 && reason === '') throw targetFaults.reportReason()
  const subjects = (await monitoredOf(call, { year, quarter, asOf })).filter((subject) => subject.unit === unit)
  if (subjects.length === 0) throw targetFaults.reportEmpty()
  const missing = subjects.reduce((count, subject) => count + subject.missing, 0)
  if (missing > 0) throw targetFaults.reportGaps(missing)
  const body = quarterReport({
    unitName: call.runtime.use(unitBook).find(unit)?.zh ?? unit,
    no: reportNo(year, await takeReportNumber(call.db, unit, year)),
    year,
    quarter,
    edition: editions + 1,
    reason: editions > 0 ? reason : '',
    asOf,
    summary: wish.summary.trim(),
    projects: subjects.map(projectOf),
    changes: await changesOf(call, subjects, year, quarter),
    producedByName: by.byName,
    producedAt: toRfc3339(by.nowMs),
  })
  await addReport(call.db, id, unit, body, by)
  return body
}

function projectOf({ name, projectId, budget, executed, ratePercent, targets }: MonitoredSubject): ReportProject {
  return {
    name,
    isDepartment: projectId === null,
    budget,
    executed,
    ratePercent,
    targets: targets.map(({ target, line }) => ({
      level1: target.level1,
      level3: target.level3,
      printed: target.printed,
      weight: target.weightInForce,
      withdrawn: target.state === 'withdrawn',
      actual: line ? (line.actualText ?? `${line.actual ?? ''}${target.valueUnit ?? ''}`) : '',
      note: line?.note ?? '',
      forecast: line?.forecast ?? null,
      reason: line?.reason ?? '',
      measure: line?.measure ?? '',
    })),
  }
}

async function changesOf(
  call: Call,
  subjects: readonly MonitoredSubject[],
  year: number,
  quarter: number,
): Promise<ReportChange[]> {
  const from = quarter === 1 ? `${year}-01-01` : dayAfter(lastDayOf(year, quarter - 1))
  const planIds = subjects.map((subject) => subject.planId)
  const changes = await approvedChangesOf(call.db, planIds, from, lastDayOf(year, quarter))
  return changes.map((change) => reportChange(change, subjects))
}

function reportChange(change: StoredChange, subjects: readonly MonitoredSubject[]): ReportChange {
  const subject = subjects.find((one) => one.targets.some(({ target }) => target.id === change.targetId))
  const target = subject?.targets.find((one) => one.target.id === change.targetId)?.target
  const { before, after } = changeRow(change)
  return {
    project: subject?.name ?? '',
    target: target?.level3 ?? '',
    kind: change.kind === 'withdraw' ? 'withdraw' : 'adjust',
    before: before ?? target?.printed ?? '',
    after: after ?? '',
    reason: change.reason,
    decidedByName: change.decidedByName ?? '',
    decidedOn: change.decidedMs === null ? '' : localDate(change.decidedMs),
  }
}

export const printReportHandler = handle(printReport, async ({ id, format = 'html' }, call): Promise<FileAnswer> => {
  const report = await findReport(call.db, id)
  if (!report || !mayTouch(call, report.unit)) throw targetFaults.reportNotFound()
  const grid = reportGrid(report.body)
  if (format === 'docx') return { name: `${report.no}.docx`, mime: DOCX, stream: await gridDocument(report.no, [grid]) }
  return {
    name: `${report.no}.html`,
    mime: 'text/html; charset=utf-8',
    stream: Buffer.from(gridHtml(report.no, [grid])),
    disposition: 'inline',
  }
})
