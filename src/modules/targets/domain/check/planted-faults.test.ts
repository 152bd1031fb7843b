import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingKinds } from './finding.ts'
import { NOTES } from './testing/notes.ts'
import {
  all,
  at,
  budget,
  type Change,
  missing,
  noted,
  nothing,
  number,
  own,
  put,
  raised,
  rate,
  score,
  type Tree,
  total,
  words,
} from './testing/planting.ts'

test('干净的样表在适用的每个方案下都没有错误和警告', () => {
  for (const key of ['minhang', 'fengtai']) assert.deepEqual(raised('linjiang-points.json', key, nothing), [], key)
  assert.deepEqual(raised('linjiang-points.json', 'hanyang', unscored), [])
  assert.deepEqual(raised('linjiang-groups.json', 'dongxihu', nothing, nothing), [])
})

/** A form that gives no points at all, with everything reached. */
const unscored: Change = (file) => {
  for (const sheet of file.projects as unknown as Tree[]) {
    put('budget', 'execution', undefined)(sheet)
    Object.assign(sheet, { total: { printed: null, weight: null } })
    for (const row of sheet.indicators as unknown as Tree[])
      Object.assign(row, { weight: { value: null, source: 'not-printed' }, score: null })
  }
  own('px', '培训场次', 'actual', number('6场', 6, '场'))(file)
}

/** One change in sheets whose indicators carry points. */
const POINTS: readonly [string, Change, ...string[]][] = [
  ['执行率进位', rate('wh', '95.01%', 95.01), 'wh execution-rate budget'],
  ['执行得分舍去', all(score('wh', 9.4), total('wh', 99.4)), 'wh execution-score budget'],
  ['总分加错', total('wh', 98.5), 'wh total total'],
  ['文字里的总分', put('projects', 'wh', 'total', 'narrative', { printed: 98 }), 'wh narrative-vs-sheet total'],
  ['文字里的执行数', put('projects', 'wh', 'narrativeClaims', { executed: 56 }), 'wh narrative-vs-sheet executed'],
  ['文字里的完成值', put('projects', 'wh', 'narrativeClaims', { 巡检次数: '28次' }), 'wh narrative-vs-sheet 巡检次数'],
  [
    '资金构成不等于总额',
    put('projects', 'wh', 'budget', 'composition', 'carryOver', 'adjusted', 3),
    'wh budget-composition budget',
  ],
  [
    '预算为零却有执行率',
    all(
      budget('wh', 'adjusted', 0),
      budget('wh', 'executed', 0),
      put('projects', 'wh', 'budget', 'composition', {}),
      rate('wh', '100.00%', 100),
      score('wh', null),
      put('projects', 'wh', 'deviationReasons', '项目取消'),
      own('wh', '运维成本', 'target', words('不超过市场价')),
      own('wh', '运维成本', 'actual', words('不超过市场价')),
    ),
    'wh division-by-zero budget',
    'wh score-not-derivable total',
  ],
  [
    '未达标得满分',
    all(
      own('wh', '故障修复率', 'actual', number('97%', 97, '%')),
      put('projects', 'wh', 'deviationReasons', '备件晚到'),
    ),
    'wh missed-target-full-score 故障修复率',
  ],
  [
    '未达标得分不按比例',
    all(own('px', '培训场次', 'score', 17.5), total('px', 91.5)),
    'px missed-target-score 培训场次',
  ],
  [
    '未达标没有原因',
    all(
      own('px', '培训场次', 'deviation', '无'),
      put('projects', 'px', 'deviationReasons', '无'),
      own('px', '履职能力', 'deviation', '当年新聘人员较多'),
    ),
    'px missed-target-unexplained 培训场次',
  ],
  ['达标却扣分', all(own('px', '考核合格率', 'score', 18), total('px', 88.67)), 'px unexplained-deduction 考核合格率'],
  ['持平得满分', all(own('px', '履职能力', 'score', 30), total('px', 96.67)), 'px qualitative-tier 履职能力'],
  ['达成却只得六成', all(own('wh', '调度效率', 'score', 18), total('wh', 87.5)), 'wh qualitative-tier 调度效率'],
  [
    '年中撤销的指标仍占分',
    own('px', '考核合格率', 'midYearAdjustment', { printed: '-95%', delta: -95, adjustedTarget: 0 }),
    'px withdrawn-target-scored 考核合格率',
  ],
  ['没有完成值', own('wh', '巡检次数', 'actual', missing), 'wh actual-missing 巡检次数'],
  ['以词代数', own('wh', '巡检次数', 'actual', words('完成')), 'wh actual-not-a-measure 巡检次数'],
  [
    '以词代数还扣分',
    all(
      own('px', '考核合格率', 'actual', words('持平')),
      own('px', '考核合格率', 'score', 16),
      own('px', '考核合格率', 'deviation', '与上年一样'),
      total('px', 86.67),
    ),
    'px actual-not-a-measure 考核合格率',
    'px score-not-derivable 考核合格率',
  ],
  ['总分舍去一位', total('px', 90.6), 'px total total'],
  ['单位不同', own('wh', '巡检次数', 'actual', number('100%', 100, '%')), 'wh actual-unit-mismatch 巡检次数'],
  ['成本照抄预算', own('wh', '运维成本', 'actual', number('60万元', 60, '万元')), 'wh cost-vs-execution 运维成本'],
  [
    '几项成本超过支出',
    all(
      own('wh', '巡检次数', 'level1', '成本指标'),
      own('wh', '巡检次数', 'target', number('≤5万元', 5, '万元', '<=')),
      own('wh', '巡检次数', 'actual', number('4万元', 4, '万元')),
      own('wh', '运维成本', 'target', number('≤55万元', 55, '万元', '<=')),
      own('wh', '运维成本', 'actual', number('54万元', 54, '万元')),
    ),
    'wh cost-vs-execution budget',
    'wh cost-vs-execution 巡检次数',
    'wh cost-vs-execution 运维成本',
  ],
  [
    '上限高于预算',
    own('wh', '运维成本', 'target', number('≤70万元', 70, '万元', '<=')),
    'wh target-above-budget 运维成本',
  ],
  [
    '执行率低没有原因',
    all(
      budget('wh', 'executed', 42),
      put('projects', 'wh', 'budget', 'composition', {}),
      rate('wh', '70.00%', 70),
      score('wh', 7),
      total('wh', 97),
      own('wh', '运维成本', 'actual', number('42万元', 42, '万元')),
    ),
    'wh low-execution-unexplained budget',
  ],
  [
    '大幅调减没有原因',
    all(budget('wh', 'initial', 160), put('projects', 'wh', 'budget', 'composition', {})),
    'wh large-budget-cut-unexplained budget',
  ],
  ['没有目标', all(own('wh', '巡检次数', 'target', missing)), 'wh empty-target 巡检次数'],
  ['不可能完不成的目标', own('wh', '巡检次数', 'target', number('≥0次', 0, '次', '>=')), 'wh empty-target 巡检次数'],
  [
    '不可能达成的目标',
    all(
      own('px', '考核合格率', 'target', number('≥105%', 105, '%', '>=')),
      own('px', '考核合格率', 'score', 18.48),
      own('px', '考核合格率', 'deviation', '目标填错'),
      total('px', 89.15),
    ),
    'px impossible-target 考核合格率',
  ],
  ['没有写明多少的目标', own('wh', '调度效率', 'target', words('若干')), 'wh target-not-measurable 调度效率'],
  [
    '没有写方向',
    own('wh', '故障响应时间', 'target', number('30分钟', 30, '分钟', '=')),
    'wh direction-not-printed 故障响应时间',
  ],
  [
    '差十倍还得满分',
    all(
      own('wh', '巡检次数', 'target', number('≥260次', 260, '次', '>=')),
      put('projects', 'wh', 'deviationReasons', '设备更新'),
    ),
    'wh missed-target-full-score 巡检次数',
    'wh unit-slip 巡检次数',
    'wh implausible 巡检次数',
  ],
  [
    '执行数超过预算',
    all(
      budget('px', 'executed', 13),
      put('projects', 'px', 'budget', 'composition', {}),
      rate('px', '108.33%', 108.33),
    ),
    'px implausible budget',
  ],
  [
    '得分超过分值',
    all(
      own('wh', '巡检次数', 'weight', { value: 14, source: 'printed' }),
      own('wh', '故障修复率', 'weight', 16),
      own('wh', '故障修复率', 'score', 16),
      total('wh', 100.5),
    ),
    'wh score-not-derivable 巡检次数',
  ],
  ['得分栏空着', own('wh', '巡检次数', 'score', null), 'wh incomplete-sheet 巡检次数', 'wh score-not-derivable total'],
  [
    '残页',
    all(
      put('projects', 'wh', 'kind', 'fragment'),
      put('projects', 'wh', 'budget', null),
      put('projects', 'wh', 'name', null),
    ),
    'wh incomplete-sheet sheet',
  ],
  ['分值不足一百', own('wh', '调度效率', 'weight', 31), 'wh total total'],
]

/** One change in sheets that score whole groups, with summary, department and budget file. */
const GROUPS: readonly [string, Change, ...string[]][] = [
  ['年初加追加不等于小计', budget('yw', 'adjustment', 15), 'yw budget-balance budget'],
  [
    '资金来源不等于预算',
    put('projects', 'yw', 'funding', [{ source: '财政拨款', amount: 98, unit: '万元' }]),
    'yw budget-composition budget',
  ],
  [
    '汇总表与自评表',
    put('summaryTable', 'rx', 'scores', { execution: 20, cost: 20, output: 20, benefit: 29, satisfaction: 11 }),
    'rx summary-vs-sheet summary table',
    'rx summary-vs-sheet summary table',
  ],
  [
    '分期付款',
    put('projects', 'yw', 'contract', 'installments', 0, 'printedAmountYuan', 580000),
    'yw installment contract',
  ],
  ['付款比例之和', put('projects', 'yw', 'contract', 'installments', 1, 'percent', 45), 'yw installment contract'],
  [
    '文字里的预算',
    put('projects', 'yw', 'narrativeBudget', {
      unit: '万元',
      adjusted: 102,
      executed: 95,
      executionRate: { printed: null, percent: null },
    }),
    'yw narrative-vs-sheet adjusted',
  ],
  [
    '文字自己的执行率',
    put('projects', 'yw', 'narrativeBudget', 'executionRate', { printed: '96%', percent: 96 }),
    'yw execution-rate narrative',
    'yw narrative-vs-sheet executionRate',
  ],
  [
    '部门基本支出',
    put('projects', 'dept', 'departmentTotals', 'basicPrinted', 210),
    'dept department-sum whole-department sheet',
  ],
  [
    '部门项目支出',
    put('projects', 'dept', 'departmentTotals', 'projectPrinted', 141),
    'dept department-sum whole-department sheet',
  ],
  [
    '部门文字里的项目预算',
    put('projects', 'dept', 'departmentTotals', 'narrative', 'projectAdjusted', 152),
    'dept department-sum narrative',
  ],
  [
    '部门文字里的合计',
    put('projects', 'dept', 'departmentTotals', 'narrative', 'basicInitial', 71),
    'dept department-sum department',
  ],
  [
    '组里有未达标却得满分',
    all(
      own('rx', '受理量', 'actual', number('17000件', 17_000, '件')),
      put('projects', 'rx', 'deviationReasons', '来电减少'),
    ),
    'rx missed-target-full-score 受理量',
  ],
  ['同一指标两个数', all(own('dept', '重点任务数', 'level3', '受理量')), 'rx cross-document 受理量'],
]

for (const [what, change, ...expected] of POINTS)
  test(`自评表：${what}`, () =>
    assert.deepEqual(raised('linjiang-points.json', 'fengtai', change).sort(), expected.sort()))
for (const [what, change, ...expected] of GROUPS)
  test(`成组计分：${what}`, () =>
    assert.deepEqual(raised('linjiang-groups.json', 'dongxihu', change).sort(), expected.sort()))
for (const [what, change, expected] of NOTES)
  test(`只作提示：${what}`, () => {
    const clean = noted('linjiang-points.json', 'fengtai', nothing)
    assert.deepEqual(noted('linjiang-points.json', 'fengtai', change).sort(), [...clean, expected].sort())
    assert.deepEqual(raised('linjiang-points.json', 'fengtai', change), [])
  })

test('看似有错、实则有别的读法：不算错误', () => {
  const rows: [what: string, change: Change][] = [
    [
      '总成本与其分项并列，不重复相加',
      all(
        own('wh', '巡检次数', 'level1', '成本指标'),
        own('wh', '巡检次数', 'level3', '人员成本'),
        own('wh', '人员成本', 'target', number('≤40万元', 40, '万元', '<=')),
        own('wh', '人员成本', 'actual', number('38万元', 38, '万元')),
        own('wh', '运维成本', 'level3', '项目总成本'),
      ),
    ],
    [
      '成本取整后与支出相同',
      all(
        own('wh', '运维成本', 'actual', number('57万元', 57, '万元')),
        budget('wh', 'executed', 56.9999),
        put('projects', 'wh', 'budget', 'composition', {}),
      ),
    ],
    [
      '文字用万元，表用元',
      all(
        put('projects', 'px', 'narrativeBudget', {
          unit: '元',
          adjusted: 120_000,
          executed: 120_000,
          executionRate: { printed: '100%', percent: 100 },
        }),
      ),
    ],
    [
      '文字里的预算是年初的',
      all(
        budget('wh', 'initial', 66),
        put('projects', 'wh', 'budget', 'composition', {}),
        put('projects', 'wh', 'narrativeClaims', { budget: 66, total: 231.5 }),
      ),
    ],
    ['执行率写成小数', rate('wh', '0.95', 95)],
    ['裸数目标做得更多', own('wh', '巡检次数', 'actual', number('24次', 24, '次'))],
    [
      '目标年中调低',
      all(
        own('wh', '巡检次数', 'actual', number('20次', 20, '次')),
        own('wh', '巡检次数', 'midYearAdjustment', { printed: '-4次', delta: -4, adjustedTarget: 20 }),
      ),
    ],
    [
      '没有发生坏事',
      all(
        own('wh', '调度效率', 'target', words('无责任事故')),
        own('wh', '调度效率', 'actual', words('未发生责任事故')),
      ),
    ],
  ]
  for (const [what, change] of rows) assert.deepEqual(raised('linjiang-points.json', 'fengtai', change), [], what)
})

test('不计分的表：未达标只提醒', () => {
  const change = all(unscored, own('wh', '巡检次数', 'actual', number('22次', 22, '次')))
  assert.deepEqual(
    raised('linjiang-points.json', 'hanyang', all(change, put('projects', 'wh', 'deviationReasons', '备件晚到'))),
    ['wh missed-target-unscored 巡检次数'],
  )
})

test('完成值大多只重复界限，整套提醒一次', () => {
  const change: Change = (file) => {
    for (const sheet of file.projects as unknown as Tree[])
      for (const row of sheet.indicators as unknown as Tree[])
        if (at(row, 'target').kind === ('quantitative' as never) && at(row, 'target').op !== ('=' as never))
          Object.assign(row, { actual: { ...at(row, 'target'), boundOnly: true }, score: at(row, 'weight').value })
  }
  assert.ok(raised('linjiang-points.json', 'fengtai', change).includes('* actual-copied-from-target 实际完成值'))
})

test('每一种问题都有种下的例子，或写明规则看不见', () => {
  const planted = [POINTS, GROUPS, NOTES].flat().flatMap(([, , ...keys]) => keys.map((key) => key.split(' ')[1]))
  const elsewhere = [
    'missed-target-unscored',
    'actual-copied-from-target',
    ...['account-sum', 'account-growth', 'account-share', 'cross-table'],
  ]
  const unseen = ['contradiction', 'rule-defect', 'rounding-inconsistent']
  assert.deepEqual(
    Object.keys(findingKinds).filter((kind) => ![...planted, ...elsewhere, ...unseen].includes(kind)),
    [],
  )
})
