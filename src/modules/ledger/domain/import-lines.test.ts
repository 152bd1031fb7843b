import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ImportRow, type ImportWorld, planLines } from './import-lines.ts'

const project = (key: string, name: string, more: object = {}) => ({
  id: `id-${key}`,
  key,
  name,
  shortNames: [],
  formerNames: [],
  fromYear: 2025,
  toYear: null,
  ...more,
})
const WORLD: ImportWorld = {
  year: 2027,
  projects: [
    project('xinxihua', '信息化运维', { shortNames: ['信息化'], formerNames: ['信息化建设运维'] }),
    project('a', '甲', { shortNames: ['共用'] }),
    project('b', '乙', { shortNames: ['共用'] }),
    project('old', '老项目', { toYear: 2026 }),
  ],
  sources: [
    { id: 'currentYearAppropriation', zh: '当年拨款', en: '', income: 'fiscal', fund: 'general' },
    { id: 'other', zh: '其他资金', en: '', income: 'other', fund: null },
  ],
  functionalItems: [
    { code: '20103', zh: '政府办公厅' },
    { code: '2010399', zh: '其他政府办公厅支出' },
  ],
  economicClasses: [
    { code: '302', zh: '商品和服务支出', threePublic: null },
    { code: '30201', zh: '办公费', threePublic: null },
  ],
  lines: [
    {
      id: 'line-1',
      projectId: 'id-a',
      source: 'other',
      fund: null,
      functional: '2010399',
      economic: '30201',
      initial: '100.00',
      note: '',
    },
  ],
}
const row = (line: number, values: Record<string, string | number | null>): ImportRow => ({
  line,
  values: {
    项目: 'xinxihua',
    资金来源: '当年拨款',
    功能科目: '2010399 其他政府办公厅支出',
    经济分类: '办公费',
    '年初数（元）': '12,000.50',
    ...values,
  },
})
const one = (values: Record<string, string | number | null>) => {
  const { planned, rejected } = planLines([row(2, values)], WORLD)
  return planned[0]?.initial ?? rejected[0]!.reasonZh
}

test('读得懂的行：项目按代码、名称、简称、曾用名认，科目按代码或名称认', () => {
  const { planned, rejected } = planLines(
    [
      row(2, {}),
      row(3, { 项目: '信息化', 资金来源: '其他资金' }),
      row(4, { 项目: '信息化建设运维', 预算类型: '政府性基金预算' }),
    ],
    WORLD,
  )
  assert.deepEqual(rejected, [])
  assert.deepEqual(
    planned.map(({ projectId, source, fund, functional, economic, initial }) => [
      projectId,
      source,
      fund,
      functional,
      economic,
      initial,
    ]),
    [
      ['id-xinxihua', 'currentYearAppropriation', 'general', '2010399', '30201', '12000.50'],
      ['id-xinxihua', 'other', null, '2010399', '30201', '12000.50'],
      ['id-xinxihua', 'currentYearAppropriation', 'governmentFund', '2010399', '30201', '12000.50'],
    ],
  )
})

test('每个错行说明原因，其余不受影响', () => {
  const rows: [Record<string, string | number | null>, RegExp][] = [
    [{ 项目: '' }, /没有写项目/],
    [{ 项目: '无此项' }, /没有项目“无此项”/],
    [{ 项目: '共用' }, /几个项目的名称/],
    [{ 项目: 'old' }, /2027 年没有安排/],
    [{ 资金来源: '天上掉的' }, /可写：当年拨款、其他资金/],
    [{ 资金来源: '其他资金', 预算类型: '一般公共预算' }, /应留空/],
    [{ 功能科目: '20103' }, /7 位/],
    [{ 经济分类: '商品和服务支出' }, /5 位/],
    [{ '年初数（元）': '' }, /没有写年初数/],
    [{ '年初数（元）': '1.001' }, /最细到分/],
    [{ '年初数（元）': '-1' }, /小于 0/],
    [{ '年初数（元）': '1e20' }, /过大/],
    [{ '年初数（元）': '1', '年初数（万元）': '1' }, /两处/],
  ]
  const { planned, rejected } = planLines(
    [
      ...rows.map(([values], at) => row(at + 2, values)),
      row(99, {}),
      { line: 100, values: {}, fault: '列数不对' },
      row(101, {}),
    ],
    WORLD,
  )
  assert.deepEqual(
    planned.map(({ line }) => line),
    [99],
  )
  assert.equal(rejected.length, rows.length + 2)
  for (const [at, [, wanted]] of rows.entries()) assert.match(rejected[at]!.reasonZh, wanted)
  assert.equal(rejected.at(-2)?.reasonZh, '列数不对')
  assert.match(rejected.at(-1)!.reasonZh, /与第 99 行/)
})

test('金额：千分位、万元和表格软件的二进制尾数都读成准确的元', () => {
  assert.equal(one({ '年初数（元）': 1234.1 * 3 }), '3702.30')
  assert.equal(one({ '年初数（元）': 0.1 + 0.2 }), '0.30')
  assert.equal(one({ '年初数（元）': 0 }), '0.00')
  assert.equal(one({ '年初数（元）': null, '年初数（万元）': 12.345678 }), '123456.78')
  assert.equal(one({ '年初数（元）': 123456789012.34 }), '123456789012.34')
  assert.match(one({ '年初数（元）': 0.125 }), /最细到分/)
})

test('已有的行相同则不动，不同则改', () => {
  const same = { 项目: 'a', 资金来源: 'other', '年初数（元）': '100' }
  const [kept] = planLines([row(2, same)], WORLD).planned
  assert.deepEqual([kept?.existing?.id, kept?.isChange], ['line-1', false])
  const [changed] = planLines([row(2, { ...same, 备注: '核增' })], WORLD).planned
  assert.deepEqual([changed?.existing?.id, changed?.isChange], ['line-1', true])
})
