import { gridHtml } from '#core/document/grid-html.ts'
import { maskText } from '#core/text/mask-text.ts'
import { dayOfDate, dayStartMs, toRfc3339 } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import { gridDocument } from '#platform/documents/grid-document.ts'
import { printFonts } from '#platform/documents/print-fonts.ts'
import { printPdf } from '#platform/documents/print-pdf.ts'
import { FILE_KINDS } from '#platform/files/file-kind.ts'
import { safeName } from '#platform/files/safe-name.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { findSetting } from '#platform/settings/setting-store.ts'
import { type AlertRow, makeAssessment } from '../contract.ts'
import { type AssessedAlert, assessmentGrid, type Tally } from '../domain/assessment-grid.ts'
import { ALERT_LEVEL_NAMES } from '../domain/rule.ts'
import { ALERT_STATE_NAMES, TASK_STATE_NAMES, type TaskState } from '../domain/states.ts'
import { alertFaults } from './alert-faults.ts'
import { casesOf, countCasesOf, findAlerts } from './alert-store.ts'
import { alertView } from './alert-view.ts'
import { categoryName } from './names.ts'
import { tasksOfAlert } from './task-store.ts'

const LONGEST_DAYS = 366
const MOST_ALERTS = 5000
/** Printed in full; the rest is counted. */
const MOST_PRINTED = 60
const MOST_CASES = 12

/** What went on in the period, in the reader's scope: the most pressing first. */
export const makeAssessmentHandler = handle(makeAssessment, async ({ from, to, format }, call): Promise<FileAnswer> => {
  const { runtime, db, nowMs } = call
  const first = dayOfDate(from)
  const last = dayOfDate(to)
  if (first === null || last === null || last < first || last - first >= LONGEST_DAYS) throw alertFaults.period()
  const stored = await findAlerts(db, {
    ...{ scope: call.scope(), fromMs: dayStartMs(first), toMs: dayStartMs(last + 1), limit: MOST_ALERTS },
  })
  const alerts = stored.map((one) => alertView(runtime, one)).sort((a, b) => rank(a) - rank(b) || b.seen - a.seen)
  const printed: AssessedAlert[] = []
  let tasks = 0
  for (const alert of alerts.slice(0, MOST_PRINTED)) {
    const given = await tasksOfAlert(db, alert.id)
    tasks += given.length
    const cases = call.may('cases:view') ? await casesOf(db, alert.id, call.scope('cases:view'), MOST_CASES) : []
    printed.push({
      ...{ no: alert.no, begunAt: alert.begunAt, ongoing: alert.ongoing, advice: alert.advice },
      level: ALERT_LEVEL_NAMES[alert.level].zh,
      rule: `${alert.rule.zh}（第 ${alert.rule.version} 版）`,
      title: alert.title.zh,
      explanation: alert.explanation.zh,
      state: ALERT_STATE_NAMES[alert.state].zh,
      cases: cases.map(({ caseNo, title, reportedMs }) => ({
        ...{ caseNo, title: maskText(title), reportedAt: toRfc3339(Math.round(reportedMs)) },
      })),
      moreCases: alert.cases - cases.length,
      tasks: given.map(
        ({ no, unit, state, dueOn }) =>
          `${no}　${runtime.use(unitBook).find(unit)?.zh ?? unit}　${dueOn} 前　${TASK_STATE_NAMES[state as TaskState].zh}`,
      ),
    })
  }
  for (const alert of alerts.slice(MOST_PRINTED)) tasks += (await tasksOfAlert(db, alert.id)).length
  const district = await findSetting<{ name: string }>(db, 'district')
  const grid = assessmentGrid({
    ...{ district: district?.name ?? '', from, to, alerts: printed, moreAlerts: alerts.length - printed.length },
    byRule: tally(alerts, ({ rule }) => rule.zh),
    byPlace: tally(alerts, ({ placeName }) => placeName),
    byClass: tally(alerts, ({ category }) => categoryName(runtime, category) || '不分类别'),
    total: {
      ...{ alerts: alerts.length, ongoing: alerts.filter(({ ongoing }) => ongoing).length, tasks },
      cases: await countCasesOf(
        db,
        alerts.map(({ id }) => id),
      ),
    },
    ...{ asOf: toRfc3339(nowMs), byName: call.principal.name },
  })
  call.note('assessment', { from, to, format, alerts: alerts.length })
  const name = safeName(`综合研判与风险预警-${from}-${to}`, format)
  const { mime } = FILE_KINDS[format]
  if (format === 'docx') return { name, mime, stream: await gridDocument(name, [grid]) }
  const letters = grid.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join('')
  return { name, mime, stream: await printPdf(gridHtml(name, [grid], await printFonts(letters))) }
})

const LEVELS = ['red', 'orange', 'yellow']
const rank = ({ level, ongoing }: AlertRow) => LEVELS.indexOf(level) * 2 + (ongoing ? 0 : 1)
const MOST_LINES = 15

function tally(alerts: readonly AlertRow[], nameOf: (alert: AlertRow) => string): Tally[] {
  return [...Map.groupBy(alerts, nameOf)]
    .map(([name, some]) => ({ name, alerts: some.length, cases: some.reduce((sum, { cases }) => sum + cases, 0) }))
    .sort((a, b) => b.alerts - a.alerts || b.cases - a.cases)
    .slice(0, MOST_LINES)
}
