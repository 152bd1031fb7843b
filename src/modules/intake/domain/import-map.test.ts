import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ImportMap, readRow } from './import-map.ts'

const map: ImportMap = {
  name: 'sample',
  zh: '样例',
  en: 'Sample',
  fields: {
    channel: { column: '来源', words: { 热线: 'hotline12345', 网站: 'web', '*': 'other' } },
    externalNo: { column: '编号' },
    title: { column: '标题' },
    text: { column: '正文' },
    link: { column: '链接' },
    reportedAt: { column: '时间' },
    address: { column: '地址' },
    lon: { column: '经度' },
    lat: { column: '纬度' },
    category: { column: '小类' },
    appealType: { column: '类型', words: { 投诉: 'complaint', 咨询: 'inquiry' } },
    urgency: { column: '缓急' },
    name: { column: '姓名' },
    phone: { column: '电话' },
    leadUnit: { column: '单位', words: { 环卫: 'sanitation' } },
    answer: { column: '答复' },
    doneAt: { column: '办结' },
    closedAt: { column: '结案' },
    dueAt: { column: '期限' },
    state: { column: '状态', words: { 待办: 'reported', 办理中: 'handling', 不受理: 'rejected', 怪: 'odd' } },
  },
}
const whole = { 来源: '热线', 编号: 'A-1', 标题: '路灯不亮', 时间: '2026-03-02 10:00:00' }
const read = (change: Record<string, string | number | null> = {}) => readRow(map, { ...whole, ...change })
const command = (change: Record<string, string | number | null> = {}) => {
  const found = read(change)
  assert.ok(found.ok, found.ok ? '' : found.reasons.join())
  return found.row.command
}
const reasons = (change: Record<string, string | number | null>) => {
  const found = read(change)
  return found.ok ? [] : found.reasons
}

const at = Date.parse('2026-03-02T10:05:00+08:00')
const day = Date.parse('2026-03-02T00:00:00+08:00')
const dates: [string | number, number][] = [
  ['2026-03-02T10:05:00+08:00', at],
  ['2026-03-02T02:05:00Z', at],
  ['2026-03-02T10:05', at],
  ['2026-03-02 10:05:00', at],
  ['2026-3-2 10:05', at],
  ['2026/3/2 10:05', at],
  ['2026.03.02 10:05', at],
  ['2026年3月2日 10时5分', at],
  ['2026年3月2日10点5分0秒', at],
  ['2026/3/2 上午 10:05', at],
  ['２０２６－０３－０２ １０：０５', at],
  ['20260302100500', at],
  ['20260302', day],
  ['2026-03-02', day],
  ['2026年3月2日', day],
  [46_083, day],
  ['46083', day],
  [46_083 + (10 * 60 + 5) / 1440, at],
  ['46083.4201388889', at],
]
for (const [text, ms] of dates)
  test(`时间写法：${text}`, () => assert.ok(Math.abs(command({ 时间: text }).times.reportedAt - ms) <= 1))

for (const text of [
  '昨天',
  '2026',
  '2026-13-01',
  '2026-02-30',
  '10:05',
  '0',
  0,
  0.5,
  -3,
  '1e99',
  '46083x',
  '二〇二六年三月',
])
  test(`看不懂的时间要说出来：${text}`, () => assert.deepEqual(reasons({ 时间: text }), [`上报时间“${text}”看不懂`]))

test('缺什么一次说全', () => {
  assert.deepEqual(reasons({ 编号: '', 标题: ' ', 时间: null, 来源: '热线' }), [
    '缺少原编号（编号）',
    '缺少标题（标题）',
    '缺少上报时间（时间）',
  ])
  const { 来源: _source, ...without } = whole
  assert.deepEqual(readRow({ ...map, fields: { ...map.fields, channel: { column: '来源' } } }, without), {
    ok: false,
    reasons: ['缺少来源渠道（来源）'],
  })
})

test('词语对照：有的照译，没有的用 *；对照不到状态就退回', () => {
  assert.equal(command().channel, 'hotline12345')
  assert.equal(command({ 来源: '微信' }).channel, 'other')
  assert.equal(command({ 类型: '投诉' }).appealType, 'complaint')
  assert.equal(command({ 类型: '表扬' }).appealType, undefined)
  assert.equal(command({ 单位: '环卫' }).leadUnit, 'sanitation')
  assert.deepEqual(reasons({ 状态: '怪' }), ['状态“odd”不在对照表里'])
})

test('写死的值用于每一行', () => {
  const fixed = readRow({ ...map, fields: { ...map.fields, channel: { value: 'web' } } }, { ...whole, 来源: '热线' })
  assert.equal(fixed.ok && fixed.row.command.channel, 'web')
})

test('状态：写明的为准，否则看有没有结案、办结时间', () => {
  assert.equal(command().to, 'reported')
  assert.equal(command({ 办结: '2026-03-03' }).to, 'done')
  const closed = command({ 办结: '2026-03-03', 结案: '2026-03-04', 期限: '2026-03-09' })
  assert.deepEqual(
    [closed.to, closed.closeKind, closed.times.closedAt, closed.externalDueMs],
    ['closed', 'explained', Date.parse('2026-03-04T00:00:00+08:00'), Date.parse('2026-03-09T00:00:00+08:00')],
  )
  assert.equal(command({ 状态: '办理中', 结案: '2026-03-04' }).to, 'handling')
})

test('文字：长标题只在列表里截短，链接附在正文后，没有正文用标题', () => {
  assert.equal(command().text, '路灯不亮')
  assert.equal(
    command({ 正文: '整条街不亮', 链接: 'https://a.example/1' }).text,
    '整条街不亮\n来源链接：https://a.example/1',
  )
  const long = '路'.repeat(250)
  assert.deepEqual(
    [command({ 标题: long }).title.length, command({ 标题: long, 正文: '正文' }).text],
    [200, `${long}\n正文`],
  )
})

test('超出上限的退回，不截断', () => {
  assert.deepEqual(reasons({ 编号: '9'.repeat(81) }), ['原编号超过 80 个字'])
  assert.deepEqual(reasons({ 正文: '字'.repeat(20_001) }), ['正文超过 20000 个字'])
  assert.deepEqual(reasons({ 地址: '路'.repeat(301), 电话: '1'.repeat(31) }), ['地址超过 300 个字', '电话超过 30 个字'])
  assert.deepEqual(reasons({ 正文: '半个\ud83d' }), ['含有无法保存的字符'])
})

test('代码、经纬度、缓急写错的退回', () => {
  assert.equal(command({ 小类: 200_102 }).category, '200102')
  assert.deepEqual(reasons({ 小类: '2001' }), ['小类代码“2001”应为 6 位数字'])
  assert.deepEqual(reasons({ 经度: 'E112', 纬度: 95 }), ['经度“E112”不是度数', '纬度“95”不是度数'])
  assert.deepEqual(reasons({ 缓急: '很急' }), ['紧急程度“很急”不在可选范围内'])
  const found = read({ 经度: '112.9', 纬度: 30.1, 地址: ' 临江路 1 号 ' })
  assert.deepEqual(found.ok && [found.row.lon, found.row.lat, found.row.address], [112.9, 30.1, '临江路 1 号'])
})

test('姓名电话各自可缺，都缺即没有诉求人', () => {
  const person = (change: Record<string, string | number>) => {
    const found = read(change)
    return found.ok ? found.row.person : 'refused'
  }
  assert.deepEqual(person({ 姓名: '张三', 电话: 13_800_001_234 }), { name: '张三', phone: '13800001234' })
  assert.deepEqual(person({ 电话: '13800001234' }), { phone: '13800001234' })
  assert.equal(person({}), null)
})

test('任何一行都读得出来：要么一件案件，要么有理由', () => {
  const cell = fc.oneof(fc.constant(null), fc.string(), fc.double({ noNaN: true }), fc.integer())
  const titles = Object.keys({
    ...whole,
    正文: '',
    链接: '',
    地址: '',
    经度: '',
    纬度: '',
    小类: '',
    结案: '',
    状态: '',
  })
  fc.assert(
    fc.property(fc.record(Object.fromEntries(titles.map((title) => [title, cell]))), (values) => {
      const found = readRow(map, values as Record<string, string | number | null>)
      if (found.ok)
        assert.ok(found.row.command.title.trim() !== '' && Number.isFinite(found.row.command.times.reportedAt))
      else assert.ok(found.reasons.length > 0 && found.reasons.every((reason) => reason.length > 4))
    }),
  )
})
