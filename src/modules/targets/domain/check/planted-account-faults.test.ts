import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
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

/** Items of expenditure in cents: functional class, section, item, basic and project money. */
const item = fc.record({
  group: fc.integer({ min: 1, max: 3 }),
  section: fc.integer({ min: 1, max: 2 }),
  basic: fc.integer({ min: 0, max: 10_000_000 }),
  project: fc.integer({ min: 0, max: 10_000_000 }),
})
interface Line {
  code: string
  basic: number
  project: number
}
const yuan = (cents: number) => cents / 100
const linesOf = (items: readonly { group: number; section: number; basic: number; project: number }[]): Line[] => {
  const lines = new Map<string, Line>()
  for (const [at, { group, section, basic, project }] of items.entries())
    for (const code of [`20${group}`, `20${group}0${section}`, `20${group}0${section}${10 + at}`]) {
      const line = lines.get(code) ?? { code, basic: 0, project: 0 }
      lines.set(code, { code, basic: line.basic + basic, project: line.project + project })
    }
  return [...lines.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

test('加总相符的决算表，怎样排列都没有错误和警告', () => {
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 2, maxLength: 12 }),
      fc.constantFrom('first', 'last', 'beside', 'chinese'),
      (items, shape) => {
        const lines = linesOf(items)
        const whole = items.reduce(
          (sum, { basic, project }) => ({ basic: sum.basic + basic, project: sum.project + project }),
          { basic: 0, project: 0 },
        )
        const row = ({ code, basic, project }: Line, name: string) =>
          shape === 'chinese'
            ? {
                科目编码: code,
                科目名称: name,
                合计: yuan(basic + project),
                基本支出: yuan(basic),
                项目支出: yuan(project),
              }
            : {
                code,
                name,
                total: yuan(basic + project),
                basic: yuan(basic),
                project: yuan(project),
              }
        const rows = lines.map((line) => row(line, `科目${line.code}`))
        const total = row({ code: '', ...whole }, '合计')
        const table = {
          name: '支出决算表',
          rows: shape === 'beside' ? rows : shape === 'last' ? [...rows, total] : [total, ...rows],
          ...(shape === 'beside' ? { total } : {}),
        }
        const change: Change = (file) => {
          for (const key of Object.keys(file)) if (key !== 'unit' && key !== 'districtKey') delete file[key]
          Object.assign(file, { kind: 'final account', table03: table })
        }
        assert.deepEqual(raised('linjiang-groups.json', 'dongxihu', nothing, change), [])
      },
    ),
    { numRuns: 60 },
  )
})
