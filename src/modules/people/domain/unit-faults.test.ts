import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planUnits } from './plan-units.ts'
import { findUnitFault, type UnitWish, type UnitWorld } from './unit-faults.ts'

type Known = NonNullable<ReturnType<UnitWorld['find']>>
const known = (id: string, kind: Known['kind'], parentId: string | null, areaCode: string | null, active = true) =>
  [id, { id, kind, parentId, areaCode, active }] as const
const UNITS = new Map<string, Known>([
  known('ops_center', 'opsCenter', null, null),
  known('sanitation', 'districtDepartment', null, null),
  known('sanitation.team', 'districtDepartment', 'sanitation', null),
  known('street01', 'streetCenter', 'ops_center', '990101001'),
  known('street01.c01', 'community', 'street01', '990101001001'),
  known('gone', 'streetCenter', null, '990101009', false),
])
const AREAS = new Set(['990101001', '990101002', '990101001001', '990101001002', '990101002001', '990101001001001'])
const world: UnitWorld = {
  find: (id) => UNITS.get(id) ?? null,
  areaExists: (code) => AREAS.has(code),
  findTwin: (kind, area, but) =>
    [...UNITS.values()].find((unit) => unit.active && unit.kind === kind && unit.areaCode === area && unit.id !== but)
      ?.id ?? null,
}
const check = (wish: UnitWish) => findUnitFault(wish, world)?.code ?? null

const TABLE: [string, UnitWish, string | null][] = [
  ['新部门', { id: 'parks', kind: 'districtDepartment', parentId: null, areaCode: null }, null],
  ['部门不填区划', { id: 'parks', kind: 'districtDepartment', parentId: null, areaCode: '990101' }, 'unit-area'],
  ['街道要 9 位', { id: 'street02', kind: 'streetCenter', parentId: 'ops_center', areaCode: '990101' }, 'unit-area'],
  ['没有这个区域', { id: 'street03', kind: 'streetCenter', parentId: null, areaCode: '990101003' }, 'area-unknown'],
  ['新街道', { id: 'street02', kind: 'streetCenter', parentId: 'ops_center', areaCode: '990101002' }, null],
  ['街道已有单位', { id: 'street1b', kind: 'streetCenter', parentId: null, areaCode: '990101001' }, 'unit-area-taken'],
  ['社区要有上级', { id: 'c2', kind: 'community', parentId: null, areaCode: '990101001002' }, 'parent-missing'],
  ['上级已停用', { id: 'c2', kind: 'community', parentId: 'gone', areaCode: '990101001002' }, 'parent-unknown'],
  ['上级层级低', { id: 'c2', kind: 'streetCenter', parentId: 'street01.c01', areaCode: '990101002' }, 'parent-below'],
  [
    '不在上级区域内',
    { id: 'c2', kind: 'community', parentId: 'street01', areaCode: '990101002001' },
    'parent-elsewhere',
  ],
  [
    '上级成环',
    { id: 'sanitation', kind: 'districtDepartment', parentId: 'sanitation.team', areaCode: null },
    'parent-circle',
  ],
  [
    '自己的上级',
    { id: 'sanitation', kind: 'districtDepartment', parentId: 'sanitation', areaCode: null },
    'parent-circle',
  ],
  ['类型不能改', { id: 'sanitation', kind: 'publicUtility', parentId: null, areaCode: null }, 'unit-kind-fixed'],
]

for (const [title, wish, code] of TABLE)
  test(`单位规则：${title}`, () => {
    assert.equal(check(wish), code)
  })

const row = (line: number, id: string, kind: string, parent = '', area = '', name = '某某单位') => ({
  line,
  values: { 编号: id, 名称: name, 类型: kind, 上级编号: parent, 区划代码: area },
})

test('导入：上级写在下级后面也行', () => {
  const { units, rejected } = planUnits(
    [
      row(2, 'street02.c01', '社区（村）', 'street02', '990101002001'),
      row(3, 'parks.team', 'districtDepartment', 'parks'),
      row(4, 'parks', '区直部门'),
      row(5, 'street02', '街道（镇）', 'ops_center', '990101002'),
    ],
    world,
  )
  assert.deepEqual(rejected, [])
  assert.ok(order(units, 'parks') < order(units, 'parks.team'))
  assert.ok(order(units, 'street02') < order(units, 'street02.c01'))
  assert.equal(units.length, 4)
})

test('导入：坏行各说各的原因，挂在坏行下的也不要', () => {
  const { units, rejected } = planUnits(
    [
      row(2, 'Bad Id', '区直部门'),
      row(3, 'x1', '皇宫'),
      row(4, 'street07', '街道（镇）', 'ops_center', '990101007'),
      row(5, 'street07.c01', '社区（村）', 'street07', '990101007001'),
      row(6, 'a1', '区直部门', 'a2'),
      row(7, 'a2', '区直部门', 'a1'),
      row(8, 'ok1', '区直部门'),
      row(9, 'ok1', '区直部门'),
      row(10, 'short', '区直部门', '', '', '一'),
      { line: 11, values: {}, fault: '引号没有成对。' },
      row(12, 'street02', '街道（镇）', '', '990101002'),
      row(13, 'street02b', '街道（镇）', '', '990101002'),
    ],
    world,
  )
  assert.deepEqual(
    units.map((unit) => unit.id),
    ['ok1', 'street02'],
  )
  assert.deepEqual(
    rejected.map((one) => one.line),
    [2, 3, 4, 5, 6, 7, 9, 10, 11, 13],
  )
  for (const one of rejected) assert.ok(one.reasonZh.length > 3 && one.reasonEn.length > 3)
})

function order(units: readonly { id: string }[], id: string): number {
  return units.findIndex((unit) => unit.id === id)
}
