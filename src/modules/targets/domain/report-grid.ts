import type { PrintedCell, PrintedGrid, PrintedRow } from '#core/document/printed-grid.ts'
import { FORECAST_NAMES, QUARTER_NAMES } from './monitoring.ts'
import type { QuarterReport, ReportProject, ReportTarget } from './quarter-report.ts'
import { sayMoney } from './say-money.ts'

/** A4 lying; twelve columns that the parts of the report share. */
const COLUMNS_MM = [34, 24, 24, 20, 20, 20, 20, 20, 20, 20, 20, 19]
const WIDTH = COLUMNS_MM.length

/** The report as it is printed, previewed and written: one grid for all of them. */
export function reportGrid(report: QuarterReport): PrintedGrid {
  const { year, quarter, counts, whole } = report
  const period = QUARTER_NAMES[quarter - 1]?.zh ?? ''
  const facts = `${report.no}　数据截至 ${report.asOf}　金额单位：元${report.edition > 1 ? `　第 ${report.edition} 版：${report.reason}` : ''}`
  const money = report.projects.filter((project) => !project.isDepartment)
  return {
    orientation: 'landscape',
    columnsMm: COLUMNS_MM,
    rows: [
      row(cell(`${report.unitName}${year}年${period}绩效运行报告`, WIDTH, 'title')),
      row(cell(facts, WIDTH, 'line')),
      row(cell(report.summary, WIDTH, 'line')),
      row(
        cell(
          `指标 ${counts.all} 项：预计完成 ${counts.likely}，有风险 ${counts.atRisk}，预计完不成 ${counts.willMiss}；年中撤销 ${counts.withdrawn}。`,
          WIDTH,
          'line',
        ),
      ),
      heading('一、预算执行'),
      cells('heading', ['项目', 4], ['预算（调整后）', 3], ['截至支出', 3], ['执行率', 2]),
      ...money.map((project) => moneyRow(project.name, project)),
      moneyRow('合计', whole),
      heading('二、需要关注的指标'),
      ...attention(report.projects),
      heading('三、本季度批准的调整和撤销'),
      ...changeRows(report),
      heading('四、各项指标'),
      cells('heading', ['项目', 2], ['指标', 3], ['目标', 2], ['权重', 1], ['截至完成', 2], ['研判', 2]),
      ...report.projects.flatMap((project) => project.targets.map((target) => targetRow(project, target))),
      row(
        cell(
          `填报：${report.producedByName}　生成时间：${report.producedAt.slice(0, 16).replace('T', ' ')}`,
          WIDTH,
          'remark',
        ),
      ),
    ],
  }
}

function attention(projects: readonly ReportProject[]): PrintedRow[] {
  const rows = projects.flatMap((project) =>
    project.targets
      .filter((target) => !target.withdrawn && (target.forecast === 'atRisk' || target.forecast === 'willMiss'))
      .map((target) =>
        cells(
          'text',
          [project.name, 2],
          [target.level3, 2],
          [`目标 ${target.printed}；截至 ${target.actual}`, 2],
          [sayForecast(target), 1],
          [target.reason, 3],
          [target.measure, 2],
        ),
      ),
  )
  if (rows.length === 0) return [cells('text', ['没有', WIDTH])]
  return [cells('heading', ['项目', 2], ['指标', 2], ['目标和完成', 2], ['研判', 1], ['原因', 3], ['措施', 2]), ...rows]
}

function changeRows({ changes }: QuarterReport): PrintedRow[] {
  if (changes.length === 0) return [cells('text', ['没有', WIDTH])]
  return [
    cells('heading', ['项目', 2], ['指标', 2], ['原为', 2], ['改为', 2], ['理由', 2], ['批准', 2]),
    ...changes.map((change) =>
      cells(
        'text',
        [change.project, 2],
        [change.target, 2],
        [change.before, 2],
        [change.kind === 'withdraw' ? '撤销' : change.after, 2],
        [change.reason, 2],
        [`${change.decidedByName} ${change.decidedOn}`, 2],
      ),
    ),
  ]
}

const targetRow = (project: ReportProject, target: ReportTarget) =>
  cells(
    'text',
    [project.name, 2],
    [target.level3, 3],
    [target.printed, 2],
    [target.weight, 1],
    [target.withdrawn ? '—' : target.actual, 2],
    [target.withdrawn ? '已撤销' : sayForecast(target), 2],
  )

const moneyRow = (name: string, { budget, executed, ratePercent }: QuarterReport['whole']) =>
  cells(
    'number',
    [name, 4],
    [sayMoney(budget), 3],
    [sayMoney(executed), 3],
    [ratePercent === null ? '—' : `${ratePercent}%`, 2],
  )

const sayForecast = ({ forecast }: ReportTarget) => (forecast === null ? '未填' : FORECAST_NAMES[forecast].zh)

const cell = (text: string, colSpan: number, style: PrintedCell['style']): PrintedCell => ({
  text,
  colSpan,
  rowSpan: 1,
  style,
})
const row = (...given: PrintedCell[]): PrintedRow => ({ cells: given })
const cells = (style: PrintedCell['style'], ...parts: [string, number][]): PrintedRow => ({
  cells: parts.map(([text, span]) => cell(text, span, style)),
})
const heading = (text: string) => row(cell(text, WIDTH, 'line'))
