import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { isFault } from '#core/fault.ts'
import { parseExactJson } from '#core/number/parse-exact-json.ts'
import { plainTree } from '../exact-tree.ts'
import { readSchemes } from '../read-schemes.ts'
import { readSheetSet } from '../read-sheet-set.ts'
import { readForm } from './read-form.ts'
import { readSetBook } from './read-set-book.ts'
import { setWorkbook } from './set-workbook.ts'
import { bookOf, placeOf } from './test-book.ts'
import { unreadCells } from './unread-cells.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const defaults = '../../../../../districts/_defaults/'
const form = readForm(JSON.parse(read(`${defaults}evaluation-forms/dongxihu.json`)))
const scheme = readSchemes(JSON.parse(read(`${defaults}evaluation-schemes.json`)))[0]!
const set = () => readSheetSet(parseExactJson(read('../../testing/linjiang-wuhan.json')))
const sheets = setWorkbook(set(), scheme, form)
const whole = bookOf(sheets)
const XX = '信息化运维'

test('未改动的工作簿读回同一套自评表，没有未读的单元格', () => {
  const again = readSetBook(whole)
  assert.deepEqual(plainTree(again), plainTree(set()))
  assert.deepEqual(unreadCells(whole, again, scheme, form), [])
})

test('改过的单元格以改后的为准，其余不变', () => {
  const changed = {
    [placeOf(whole, XX, '268.937')]: '270.5',
    [placeOf(whole, XX, '4.6小时')]: '3.5小时',
    [placeOf(whole, XX, '98.10%')]: '98.67%',
    [placeOf(whole, XX, '2026年3月16日')]: '2026-3-18',
    [placeOf(whole, XX, '产出指标\n（20分）')]: '产出指标（25分）',
    [placeOf(whole, XX, '1.持续性项目√　2.新增性项目□')]: '1.持续性项目□　2.新增性项目☑',
  }
  const before = set()
  const after = readSetBook(bookOf(sheets, changed))
  const [sheet, old] = [after.sheets[0]!, before.sheets[0]!]
  assert.deepEqual(plainTree(sheet.budget!.executed), { exact: '270.5' })
  assert.deepEqual(plainTree(sheet.budget!.executionRate), { printed: '98.67%', percent: { exact: '98.67' } })
  assert.deepEqual(
    [sheet.signedOn, sheet.flags.attribute, sheet.scoreGroups[1]!.level1],
    ['2026-03-18', '新增性项目', '产出指标'],
  )
  assert.deepEqual(plainTree(sheet.scoreGroups[1]!.weight), { value: { exact: '25' }, source: 'printed' })
  assert.deepEqual(plainTree(sheet.indicators[4]!.actual), {
    printed: '3.5小时',
    kind: 'quantitative',
    value: { exact: '3.5' },
    unit: '小时',
    canonical: { value: { exact: '210' }, unit: '分钟' },
  })
  const asBefore = structuredClone(sheet)
  asBefore.budget = { ...old.budget! }
  asBefore.indicators[4]!.actual = old.indicators[4]!.actual
  asBefore.scoreGroups[1]!.weight = old.scoreGroups[1]!.weight
  asBefore.signedOn = old.signedOn
  asBefore.flags.attribute = old.flags.attribute
  assert.deepEqual(plainTree(asBefore), plainTree(old))
  assert.deepEqual(plainTree(after.sheets.slice(1)), plainTree(before.sheets.slice(1)))
})

test('合并的一级指标改一处，各行同改；清空的单元格读为空', () => {
  const changed = {
    [placeOf(whole, XX, '产出指标\n（20分）')]: '产出类\n（20分）',
    [placeOf(whole, XX, '运行保障科')]: '',
  }
  const sheet = readSetBook(bookOf(sheets, changed)).sheets[0]!
  assert.deepEqual(
    sheet.indicators.filter((one) => one.scoreGroup === 'x-o').map((one) => one.level1),
    ['产出类', '产出类', '产出类', '产出类'],
  )
  assert.equal(sheet.implementer, null)
})

test('多处打印的单位名称：改一处即改，改成两样的指出两处', () => {
  const unit = '临江区城市运行管理中心'
  const first = placeOf(whole, XX, unit)
  const second = placeOf(whole, '编外辅助用工', unit)
  assert.equal(readSetBook(bookOf(sheets, { [first]: '临江区城运中心' })).unit, '临江区城运中心')
  assert.throws(
    () => readSetBook(bookOf(sheets, { [first]: '甲', [second]: '乙' })),
    (error) => isFault(error) && /编外辅助用工.*两处改得不同/.test(error.text.zh),
  )
})

test('读不懂的单元格说明工作表、位置和出路，一次说全', () => {
  const changed = {
    [placeOf(whole, XX, '268.937')]: '约270',
    [placeOf(whole, '编外辅助用工', '126.48')]: '一百',
  }
  assert.throws(
    () => readSetBook(bookOf(sheets, changed)),
    (error) => {
      assert.ok(isFault(error))
      assert.match(
        error.text.zh,
        /工作表“信息化运维”单元格 [A-Z]+\d+：“约270”不是数。请改正，或清空后再导入。（共 2 处）/,
      )
      assert.deepEqual(
        error.text.fields?.map(({ field }) => field.replace(/\d+$/, '')),
        ['信息化运维!G', '编外辅助用工!G'],
      )
      return true
    },
  )
})

test('没有附表、附表缺行、所指单元格被删，都说明怎么办', () => {
  assert.throws(() => readSetBook({ sheets: whole.sheets.slice(0, 2) }), /没有“附表”/)
  const noSheet = { sheets: whole.sheets.filter(({ name }) => name !== XX) }
  assert.throws(() => readSetBook(noSheet), /所指的单元格已不在/)
  const line = [...whole.sheets.at(-1)!.cells].find(([, { text }]) => text === 'sheets.0.id')![0]
  assert.throws(() => readSetBook(bookOf(sheets, { [`附表!${line}`]: 'sheets.0.other' })), /附表缺少字段 sheets\.0\.id/)
  const deep = `sheets.0.more${'.a'.repeat(50_000)}`
  assert.throws(() => readSetBook(bookOf(sheets, { [`附表!${line}`]: deep })), /不是本系统写的/)
})

test('手工加的行和批注不会不声不响地丢掉', () => {
  const book = bookOf(sheets, { [`${XX}!L12`]: '领导批注：补充说明', [`${XX}!C60`]: '新增指标' })
  const read = readSetBook(book)
  assert.deepEqual(
    unreadCells(book, read, scheme, form).map(({ cell, text }) => `${cell} ${text}`),
    ['L12 领导批注：补充说明', 'C60 新增指标'],
  )
})
