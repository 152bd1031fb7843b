import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { Fault } from '#core/fault.ts'
import { exact } from '#core/number/exact.ts'
import { type ExactJson, parseExactJson } from '#core/number/parse-exact-json.ts'
import { checkSheets } from './check/check-sheets.ts'
import { isSheetSet, readSheetSet } from './read-sheet-set.ts'
import { scoreSheet } from './score-sheet.ts'
import { sampleScheme } from './testing/sample-row.ts'

const text = (name: string) => readFileSync(join(import.meta.dirname, 'check/fixtures', name), 'utf8')
type Tree = { [key: string]: Tree }
const changed = (change: (tree: Tree) => void, name = 'linjiang-points.json'): ExactJson => {
  const tree = JSON.parse(text(name)) as Tree
  change(tree)
  return parseExactJson(JSON.stringify(tree))
}
const first = (tree: Tree): Tree => (tree.projects as unknown as Tree[])[0]!
const withFirst = (more: Record<string, unknown>) => changed((tree) => Object.assign(first(tree), more))

test('格式没有限定的地方，写成什么样都读得进', () => {
  const open: Record<string, unknown>[] = [
    { contract: { contractPrice: { value: 12, unit: '万元' }, unit: 3, installments: 'none' } },
    { contract: { contractPrice: '十二万', installments: [1, null, { percent: '30%' }] } },
    { funding: [null, '财政', { amount: '12' }, { amount: 60 }] },
    { departmentTotals: { unit: '元', basic: { executed: 1 }, narrative: ['x'] } },
    { narrativeClaims: { a: [1, 'b', null], b: { c: { d: 1 } } } },
    { narrativeClaims: null },
    { narrative: { problems: 3 } },
    { goals: [{ id: 1, weight: '20', text: null }] },
    { scoreGroups: [{ id: 1, level1: null, weight: '20', score: '二十' }] },
    { scoreGroups: [{ id: 'g', level1: '产出指标', weight: 20, score: 20 }] },
    { total: { printed: 99.5, weight: 100, narrative: { text: '自评得分99.5分' } } },
  ]
  for (const more of open) {
    const set = readSheetSet(withFirst(more))
    assert.ok(Array.isArray(checkSheets(set, sampleScheme)), JSON.stringify(more))
  }
  assert.deepEqual(readSheetSet(withFirst(open[0]!)).sheets[0]?.contract?.price, exact(12))
  assert.deepEqual(readSheetSet(withFirst(open.at(-1)!)).sheets[0]?.total.narrative, exact('99.5'))
})

test('资金构成可按来源，也可按阶段', () => {
  const parts = (composition: unknown) => {
    const set = readSheetSet(changed((tree) => Object.assign(first(tree).budget!, { composition })))
    return set.sheets[0]?.budget?.composition.map(({ key, adjusted }) => [key, adjusted])
  }
  assert.deepEqual(parts({ carryOver: 5, other: { adjusted: 55 }, total: 60, unit: '万元', share: 1 }), [
    ['carryOver', exact(5)],
    ['other', exact(55)],
  ])
  assert.deepEqual(parts({ adjusted: { fiscal: 50, carryOver: 10 }, executed: { fiscal: 47 } }), [
    ['fiscal', exact(50)],
    ['carryOver', exact(10)],
  ])
})

test('坏文件说出坏在哪里', () => {
  const rows: [change: (tree: Tree) => void, place: string][] = [
    [(tree) => Object.assign(first(tree), { indicators: 'x' }), '$.projects[0].indicators'],
    [(tree) => Object.assign(first(tree), { total: null }), '$.projects[0].total'],
    [(tree) => Object.assign(first(tree), { kind: 'form' }), '$.projects[0].kind'],
    [(tree) => Object.assign(first(tree).budget!, { adjusted: '60' }), '$.projects[0].budget.adjusted'],
    [
      (tree) => Object.assign((first(tree).indicators as unknown as Tree[])[1]!, { target: 'x' }),
      '$.projects[0].indicators[1].target',
    ],
    [(tree) => Object.assign(tree, { year: 2025.5 }), '$.year'],
    [(tree) => Object.assign(tree, { projects: [7] }), '$.projects[0]'],
  ]
  for (const [change, place] of rows)
    assert.throws(
      () => readSheetSet(changed(change)),
      (error: unknown) => error instanceof Fault && error.code === 'sheet-file' && error.message.includes(place),
      place,
    )
})

test('预算文件不是自评表，即使也列了项目', () => {
  assert.equal(isSheetSet(parseExactJson(text('linjiang-budget.json'))), false)
  assert.equal(isSheetSet(parseExactJson('{"districtKey":"x","projects":[{"name":"甲","amount":3}]}')), false)
  assert.equal(isSheetSet(parseExactJson('{"districtKey":"x","scheme":{},"projects":[]}')), true)
})

const odd = fc.constantFrom<unknown>(null, 0, -1, 0.1, 1e21, '', '无', '10%', [], {}, [{}], [null], true, { value: 1 })

test('随手改坏的文件要么读得进，要么只报文件错误', () => {
  const names = ['linjiang-points.json', 'linjiang-groups.json']
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.array(fc.tuple(fc.nat(), odd), { minLength: 1, maxLength: 4 }),
      (name, changes) => {
        const json = changed((tree) => {
          for (const [pick, value] of changes) {
            const all = places(tree)
            const [holder, key] = all[pick % all.length]!
            Object.assign(holder, { [key]: structuredClone(value) })
          }
        }, name)
        const budget = changed((tree) => Object.assign(tree, { totals: changes[0]![1] }), 'linjiang-budget.json')
        try {
          const set = readSheetSet(json)
          checkSheets(set, sampleScheme, [budget])
          for (const sheet of set.sheets) scoreSheet(sheet, sampleScheme)
        } catch (error) {
          assert.ok(error instanceof Fault && error.code === 'sheet-file', String(error))
        }
      },
    ),
  )
})

function places(tree: unknown): [holder: object, key: string][] {
  if (typeof tree !== 'object' || tree === null) return []
  return Object.entries(tree).flatMap(([key, inner]) => [[tree, key] as [object, string], ...places(inner)])
}
