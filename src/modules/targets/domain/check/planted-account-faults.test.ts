import assert from 'node:assert/strict'
import { test } from 'node:test'
import { all, type Change, nothing, put, raised } from './testing/planting.ts'

/** One change in the budget file. */
const BUDGET: readonly [string, Change, ...string[]][] = [
  [
    '科目下级之和',
    put('table03', 'rows', 3, 'total', 131),
    'budget account-sum 政府办公厅及相关机构事务',
    'budget account-sum 其他事务支出',
  ],
  [
    '合计加错',
    put('incomeAndSpending', 'spending', 2, 'amount', 203),
    'budget account-sum 支出总计',
    'budget account-sum 收入总计',
  ],
  [
    '结转之后的总计',
    put('incomeAndSpending', 'income', 3, 'amount', 196),
    'budget account-sum 收入总计',
    'budget account-sum 收入总计',
  ],
  ['三公经费', put('threePublic', 'vehicles', 1), 'budget account-sum “三公”经费'],
  ['增幅', put('functionalClasses', 1, 'growthPercent', 20), 'budget account-growth 住房保障支出'],
  [
    '上年为零的增幅',
    all(
      put('functionalClasses', 1, 'previous', 0),
      put('functionalClasses', 1, 'increase', 15),
      put('functionalClasses', 1, 'growthPercent', 100),
    ),
    'budget division-by-zero 住房保障支出',
  ],
  ['占比', put('functionalClasses', 0, 'share', 95), 'budget account-share 一般公共服务支出'],
  [
    '基本支出占比',
    all(put('totals', 'basicShare', 36), put('totals', 'projectShare', 64)),
    'budget account-share 基本支出',
    'budget account-share 项目支出',
  ],
  [
    '表与表',
    all(put('incomeAndSpending', 'spending', 0, 'amount', 183), put('incomeAndSpending', 'spending', 1, 'amount', 17)),
    'budget cross-table 一般公共服务支出',
    'budget cross-table 住房保障支出',
  ],
  [
    '项目预算与自评表',
    all(put('projectList', 0, 'amount', 78), put('projectList', 1, 'amount', 52)),
    'yw cross-document 运行维护',
    'rx cross-document 热线受理',
  ],
]

for (const [what, change, ...expected] of BUDGET)
  test(`预决算文件：${what}`, () =>
    assert.deepEqual(raised('linjiang-groups.json', 'dongxihu', nothing, change).sort(), expected.sort()))
