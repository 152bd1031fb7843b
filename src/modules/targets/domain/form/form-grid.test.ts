import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { placeCells } from '#core/document/place-cells.ts'
import { parseExactJson } from '#core/number/parse-exact-json.ts'
import { readSchemes } from '../read-schemes.ts'
import { readSheetSet } from '../read-sheet-set.ts'
import { formGrid } from './form-grid.ts'
import { readForm } from './read-form.ts'
import { summaryGrid } from './summary-grid.ts'

const defaults = new URL('../../../../../districts/_defaults/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, defaults), 'utf8')
const keys = readdirSync(new URL('evaluation-forms/', defaults)).map((name) => name.replace('.json', ''))
const formOf = (key: string) => readForm(JSON.parse(read(`evaluation-forms/${key}.json`)))
const schemes = readSchemes(JSON.parse(read('evaluation-schemes.json')))
const sets = ['wuhan', 'national'].map((name) =>
  readSheetSet(parseExactJson(readFileSync(new URL(`../../testing/linjiang-${name}.json`, import.meta.url), 'utf8'))),
)
const wuhan = sets[0]!
const textAt = (key: string, at = 0) =>
  formGrid(wuhan.sheets[at]!, schemes[0]!, formOf(key), wuhan).rows.flatMap(({ cells }) => cells)

test('每种样式都能排好每张表：格子不缺不叠，表名在最上', () => {
  assert.deepEqual(keys.toSorted(), ['dongxihu', 'fengtai', 'hanyang', 'minhang', 'plain'])
  for (const key of keys)
    for (const set of sets) {
      for (const sheet of set.sheets) {
        const grid = formGrid(sheet, schemes[0]!, formOf(key), set)
        const [title] = placeCells(grid)[0]!
        assert.equal(title!.cell.colSpan, grid.columnsMm.length, `${key} ${sheet.id}`)
        assert.match(title!.cell.text, /自评表/, key)
      }
      placeCells(summaryGrid(set, schemes[0]!, formOf(key)))
    }
})

test('没见过原表的样式在表下写明版式按字段推定', () => {
  for (const key of keys) {
    const last = textAt(key).at(-1)!
    assert.match(last.text, /^版式按字段推定/, key)
    assert.equal(last.style, 'remark')
  }
})

test('相邻的一级、二级指标合并成一格，格中带着各行的字段', () => {
  const output = textAt('dongxihu').find(({ text }) => text === '产出指标\n（20分）')!
  assert.equal(output.rowSpan, 4)
  assert.deepEqual(
    output.fields.map(({ path }) => path),
    [
      'indicators.1.level1',
      'indicators.2.level1',
      'indicators.3.level1',
      'indicators.4.level1',
      'scoreGroups.1.weight',
    ],
  )
  assert.equal(textAt('dongxihu').find(({ text }) => text === '数量指标')!.rowSpan, 2)
})

test('数以原有位数给出，写字的格才可改', () => {
  const cells = textAt('dongxihu')
  const executed = cells.find(({ field }) => field === 'budget.executed')!
  assert.deepEqual([executed.text, executed.number, executed.editable], ['268.937', '268.937', false])
  assert.deepEqual(
    cells.filter(({ editable }) => editable).map(({ field }) => field!.replace(/\d+/, 'N')),
    [
      ...['set.filedOn', 'implementer'],
      ...Array.from({ length: 8 }, () => 'indicators.N.actual'),
      ...['deviationReasons', 'improvement'],
    ],
  )
})

test('整体自评按目标分块：目标和分值在左，得分按类一格，年中撤销的小计为零', () => {
  const cells = textAt('dongxihu', 2)
  assert.equal(cells.find(({ text }) => text === '年度绩效目标1\n（40分）')!.rowSpan, 8)
  const score = cells.find(({ field }) => field === 'scoreGroups.1.score')!
  assert.deepEqual([score.text, score.rowSpan], ['9', 3])
  const change = cells.findIndex(({ text }) => text === '-12次')
  assert.deepEqual([cells[change - 1]!.text, cells[change + 1]!.text], ['12次', '0'])
})

test('资金按来源分行；表里没有的来源留空而不能填', () => {
  const set = sets[1]!
  const cells = formGrid(set.sheets[0]!, schemes[0]!, formOf('minhang'), set).rows.flatMap((row) => row.cells)
  assert.equal(cells.find(({ field }) => field === 'budget.composition.1.adjusted')!.text, '267456.78')
  const without = textAt('plain').filter(({ field }) => field?.startsWith('budget.composition'))
  assert.deepEqual(
    without.map(({ field }) => field),
    ['initial', 'adjusted', 'executed'].map((part) => `budget.composition.0.${part}`),
  )
})

test('没有汇总表的一套表，汇总由各表得出，且不能在汇总处改', () => {
  const cells = summaryGrid(sets[1]!, schemes[2]!, formOf('minhang')).rows.flatMap((row) => row.cells)
  assert.deepEqual(
    cells.filter(({ style }) => style === 'number').map(({ text }) => text),
    ['3856000', '', '4123456.78', '3471208.46', '84.18%', '8.42', '48.4', '30', '10', '96.82'],
  )
  assert.ok(cells.every(({ fields }) => fields.length === 0))
})

test('排不下或说不通的样式，读时就指出位置', () => {
  const broken = (change: (form: ReturnType<typeof formOf>) => void) => {
    const form = structuredClone(formOf('plain')) as never
    change(form)
    return () => readForm(form)
  }
  assert.throws(
    broken((form) => Object.assign(form.layouts.project, { columnsMm: [100, 100] })),
    /do not fit on A4/,
  )
  assert.throws(
    broken((form) => Object.assign(form.layouts.project.blocks[1]!, { cells: [{ span: 3, style: 'text', text: '' }] })),
    /span 3 of 10/,
  )
  assert.throws(
    broken((form) => Object.assign(form.layouts.department.blocks[1]!, { kind: 'table' })),
    /layouts\.department\.blocks\[1\]\.kind/,
  )
  assert.throws(() => readForm({ key: 'x' }), /zh/)
})
