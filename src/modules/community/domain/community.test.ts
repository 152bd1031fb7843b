import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { LonLat, Polygon } from '#core/place/geometry.ts'
import { areaM2 } from '#core/place/polygon.ts'
import { checkSignOf, isCreditCode } from './credit-code.ts'
import { dissolveAreas } from './dissolve-areas.ts'
import { mayBecome } from './need-state.ts'
import { narrow, ownAreas } from './own-areas.ts'
import { readEnterpriseRow } from './read-enterprise-row.ts'
import { readResidentRow } from './read-resident-row.ts'
import { maskDoor, readDoor } from './room.ts'
import { dueState, everyDaysOf, nextVisitDay } from './visit-due.ts'
import { NEED_STATES } from './words.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const day = (text: string) => Math.round((at(`${text}T00:00:00`) + 8 * 3_600_000) / 86_400_000)

test('只有社区和网格的范围算本人的；全区、街道、单位都不算', () => {
  const table: [string[], boolean, string[]][] = [
    [['990101001001'], false, ['990101001001']],
    [['990101001001002', '990101001'], false, ['990101001001002']],
    [['990101'], false, []],
    [[], true, []],
  ]
  for (const [areas, all, expected] of table) assert.deepEqual(ownAreas({ all, areas, units: ['street01'] }), expected)
  const own = ['990101001001', '990101002003004']
  assert.deepEqual(narrow(own, undefined), own)
  assert.deepEqual(narrow(own, '990101'), own)
  assert.deepEqual(narrow(own, '990101001001005'), ['990101001001005'])
  assert.deepEqual(narrow(own, '990101002003'), ['990101002003004'])
  assert.deepEqual(narrow(own, '990101001002'), [])
})

test('缩小范围绝不会看到更多', () => {
  const digits = (length: number) =>
    fc.stringMatching(new RegExp(`^99010100[12]00[12]${length === 15 ? '00[12]' : ''}$`))
  const code = fc.oneof(digits(12), digits(15))
  fc.assert(
    fc.property(fc.array(code), fc.oneof(code, fc.constantFrom('990101', '990101001')), code, (own, wanted, home) => {
      const sees = (areas: readonly string[]) => areas.some((area) => home.startsWith(area))
      if (sees(narrow(own, wanted))) assert.ok(sees(own) && home.startsWith(wanted))
      if (sees(own) && home.startsWith(wanted)) assert.ok(sees(narrow(own, wanted)))
    }),
  )
})

test('下次走访：从上次见面起算，没走访过的当天就到期；按最紧的类别', () => {
  const kinds = [
    { key: 'livingAlone', everyDays: 7 },
    { key: 'aged', everyDays: 30 },
  ]
  assert.equal(everyDaysOf(['aged', 'livingAlone'], kinds), 7)
  assert.equal(everyDaysOf([], kinds), null)
  assert.equal(nextVisitDay(null, at('2026-01-01T09:00:00'), 0), null)
  assert.equal(nextVisitDay(7, at('2026-01-01T23:30:00'), 0), day('2026-01-08'))
  assert.equal(nextVisitDay(7, null, at('2026-01-05T00:10:00')), day('2026-01-05'))
  const table: [string | null, string][] = [
    [null, 'none'],
    ['2026-01-10', 'due'],
    ['2026-01-09', 'due'],
    ['2026-01-11', 'soon'],
    ['2026-01-17', 'soon'],
    ['2026-01-18', 'later'],
  ]
  for (const [due, state] of table)
    assert.equal(dueState(due === null ? null : day(due), at('2026-01-10T00:01:00'), 7), state, String(due))
})

test('门户：单元和楼层可见，房号遮住', () => {
  const table: [string, string, string | null][] = [
    ['2', '301', '2单元3楼**室'],
    ['2单元', '1203室', '2单元12楼**室'],
    ['', '3-01', '3楼**室'],
    ['', '东户', '**室'],
    ['1', '', null],
    ['1', '9'.repeat(21), null],
  ]
  for (const [entrance, room, shown] of table) {
    const door = readDoor(entrance, room)
    assert.equal(door && maskDoor(door), shown, `${entrance} ${room}`)
  }
})

const CARE = new Map([
  ['aged', 'aged'],
  ['高龄老人', 'aged'],
])
const resident = (cells: Record<string, string | number | null>) =>
  readResidentRow({ 楼栋地址: '甲1栋', 房号: '101', 姓名: '张三', ...cells }, CARE, 2026)

test('居民行：证件号给出性别和出生年，坏的每样一句话', () => {
  const good = resident({
    证件号码: '110101194909070019',
    与户主关系: '户主',
    居住方式: '租住',
    关爱类别: '高龄老人、aged',
    电话: '+86 154-0000-1234',
  })
  assert.ok('row' in good)
  assert.deepEqual(
    [good.row.gender, good.row.birthYear, good.row.relation, good.row.tenure, good.row.care],
    ['male', 1949, 'head', 'rent', ['aged']],
  )
  const faults: [Record<string, string | number | null>, RegExp][] = [
    [{ 楼栋地址: null }, /楼栋地址/],
    [{ 房号: '' }, /房号/],
    [{ 姓名: ' ' }, /姓名/],
    [{ 电话: '12' }, /电话/],
    [{ 证件号码: '110101199913070019' }, /证件号码的地区或出生日期/],
    [{ 证件号码: '123' }, /6 至 30/],
    [{ 网格编码: '9901' }, /网格编码/],
    [{ 出生年份: '2027' }, /出生年份/],
    [{ 经度: '112.9' }, /经纬度/],
    [{ 经度: '30.1', 纬度: '112.9' }, /经纬度/],
    [{ 关爱类别: '富豪' }, /关爱类别/],
  ]
  for (const [cells, sentence] of faults) {
    const read = resident(cells)
    assert.match('fault' in read ? read.fault.zh : '', sentence, JSON.stringify(cells))
  }
})

test('信用代码：改任何一位都不再成立', () => {
  // Published as an example with GB 32100-2015.
  assert.ok(isCreditCode('91350100M000100Y43'))
  fc.assert(
    fc.property(
      fc.stringMatching(/^91\d{6}[0-9A-HJ-NPQRTUWXY]{9}$/),
      fc.nat(16),
      fc.constantFrom(...'0123456789'),
      (first, place, sign) => {
        const code = first + checkSignOf(first)
        assert.ok(isCreditCode(code))
        const other = code.slice(0, place) + sign + code.slice(place + 1)
        assert.equal(isCreditCode(other), other === code)
      },
    ),
  )
  const lists = {
    industries: [{ key: 'retail', zh: '批发零售', en: 'Trade' }],
    sizes: [{ key: 'micro', zh: '微型', en: 'Micro' }],
  }
  const row = { 统一社会信用代码: '91350100M000100Y43', 企业名称: '甲店', 行业: '批发零售', 地址: '甲路1号' }
  assert.ok('row' in readEnterpriseRow(row, lists))
  assert.ok('fault' in readEnterpriseRow({ ...row, 行业: '占卜' }, lists))
})

test('需求的进展：了结后不再变，转过案件的等案件办结', () => {
  for (const to of NEED_STATES) assert.equal(mayBecome('done', to), false, to)
  assert.deepEqual(
    NEED_STATES.filter((to) => mayBecome('caseOpened', to)),
    ['caseEnded'],
  )
  assert.deepEqual(
    NEED_STATES.filter((to) => mayBecome('caseEnded', to)),
    ['following', 'done', 'cannot'],
  )
})

test('合并相邻网格：共用的边消失，面积不变；隔开的各自成环', () => {
  const cell = (x: number, y: number): Polygon => {
    const corner = (dx: number, dy: number): LonLat => [(x + dx) / 100, (y + dy) / 100]
    return { type: 'Polygon', coordinates: [[corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)]] }
  }
  const cells = fc.uniqueArray(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, selector: ([x, y]) => `${x} ${y}` })
  fc.assert(
    fc.property(cells, (chosen) => {
      const parts = chosen.map(([x, y]) => cell(x, y))
      const whole = dissolveAreas(parts)
      const edges = whole.coordinates.flat().reduce((sum, ring) => sum + ring.length - 1, 0)
      const there = new Set(chosen.map(String))
      const outer = chosen
        .flatMap(([x, y]) => [
          [x + 1, y],
          [x - 1, y],
          [x, y + 1],
          [x, y - 1],
        ])
        .filter((next) => !there.has(String(next)))
      assert.equal(edges, outer.length)
    }),
  )
  const pair = dissolveAreas([cell(0, 0), cell(1, 0)])
  assert.equal(pair.coordinates.length, 1)
  const sum = areaM2(cell(0, 0)) + areaM2(cell(1, 0))
  assert.ok(Math.abs(areaM2(pair) - sum) < 1e-3)
})
