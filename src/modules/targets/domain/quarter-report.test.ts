import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gridHtml } from '#core/document/grid-html.ts'
import { placeCells } from '#core/document/place-cells.ts'
import { quarterReport, type ReportProject, type ReportTarget, reportNo } from './quarter-report.ts'
import { reportGrid } from './report-grid.ts'

const target = (level3: string, more: Partial<ReportTarget> = {}): ReportTarget => ({
  level1: '产出指标',
  level3,
  printed: '≥12次',
  weight: '10',
  withdrawn: false,
  actual: '5次',
  note: '',
  forecast: 'likely',
  reason: '',
  measure: '',
  ...more,
})
const project = (
  name: string,
  budget: string | null,
  executed: string | null,
  targets: ReportTarget[],
): ReportProject => ({
  name,
  isDepartment: false,
  budget,
  executed,
  ratePercent: null,
  targets,
})
const HEAD = {
  unitName: '区城市运行管理中心',
  no: reportNo(2026, 2),
  year: 2026,
  quarter: 2,
  edition: 1,
  reason: '',
  asOf: '2026-06-30',
  summary: '总体平稳',
  producedByName: '张三',
  producedAt: '2026-07-02T09:00:00+08:00',
}

test('合计和计数由各行得出：部门整体不重复计钱，撤销的不计入研判', () => {
  const report = quarterReport({
    ...HEAD,
    projects: [
      {
        ...project('部门整体', '999', '999', [
          target('满意度', { forecast: 'atRisk', reason: '样本少', measure: '扩大样本' }),
        ]),
        isDepartment: true,
      },
      project('运维', '100.10', '33.30', [target('巡检'), target('演练', { withdrawn: true, forecast: null })]),
      project('建设', '0.20', '0.05', [target('模块', { forecast: 'willMiss', reason: '延期', measure: '增派人员' })]),
      project('新项目', null, null, []),
    ],
    changes: [],
  })
  assert.deepEqual(report.whole, { budget: '100.3', executed: '33.35', ratePercent: '33.25' })
  assert.deepEqual(report.counts, { all: 3, withdrawn: 1, likely: 1, atRisk: 1, willMiss: 1 })
})

test('印出来的表格铺满各列，关注的写明原因和措施，文字不会变成标记', () => {
  const change = {
    project: '运维',
    target: '演练',
    kind: 'withdraw' as const,
    before: '≥2次',
    after: '',
    reason: '市级统一',
    decidedByName: '李四',
    decidedOn: '2026-05-10',
  }
  const report = quarterReport({
    ...HEAD,
    summary: '<b>平稳</b>',
    projects: [
      project('运维', '1234567.8', '0', [
        target('巡检', { forecast: 'atRisk', reason: '备件缺货', measure: '另行采购' }),
      ]),
    ],
    changes: [change],
  })
  const grid = reportGrid(report)
  assert.doesNotThrow(() => placeCells(grid))
  const html = gridHtml('季报', [grid])
  for (const words of [
    '绩效季报〔2026〕2号',
    '半年（二季度）',
    '1,234,567.80',
    '0.00%',
    '备件缺货',
    '另行采购',
    '李四 2026-05-10',
  ])
    assert.ok(html.includes(words), words)
  assert.ok(!html.includes('<b>平稳'))
})
