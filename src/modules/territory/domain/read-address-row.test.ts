import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAddressRow } from './read-address-row.ts'

const where = () => '临江区西街街道鼓楼社区'
const read = (cells: Record<string, string | number | null>, whereOf: typeof where | (() => null) = where) =>
  readAddressRow({ 经度: 112.9, 纬度: '30.09', ...cells }, 'CGCS2000', whereOf)

test('the kind follows from the parts, the text is made of them', () => {
  const cases: [Record<string, string>, string, string][] = [
    [{ 道路: '临江路', 门牌号: '12号' }, 'doorplate', '临江路12号'],
    [{ 道路: '临江路', 门牌号: '12', 小区: '金桂苑' }, 'compound', '临江路12号金桂苑'],
    [{ 小区: '金桂苑', 楼栋: '3栋' }, 'building', '金桂苑3栋'],
    [{ road: '临江路', number: '12', poi: '城隍小学' }, 'poi', '临江路12号城隍小学'],
    [{ 道路: '临江路', 交叉道路: '钟楼街' }, 'intersection', '临江路与钟楼街交叉口'],
  ]
  for (const [cells, kind, ending] of cases) {
    const answer = read(cells)
    assert.ok('address' in answer)
    assert.equal(answer.address.kind, kind)
    assert.equal(answer.address.text, `临江区西街街道鼓楼社区${ending}`)
    assert.deepEqual(answer.address.point, [112.9, 30.09])
  }
})

test('a text of its own is kept', () => {
  const answer = read({ 地址: '临江路12号', 道路: '临江路', 门牌号: '12' })
  assert.ok('address' in answer)
  assert.equal(answer.address.text, '临江路12号')
  assert.equal(answer.address.number, '12')
})

test('what cannot be used is said', () => {
  const faultOf = (answer: ReturnType<typeof read>) => ('fault' in answer ? answer.fault.zh : '')
  assert.match(faultOf(read({ 经度: null, 小区: '金桂苑' })), /经度/)
  assert.match(faultOf(read({ 纬度: 'abc', 小区: '金桂苑' })), /纬度/)
  assert.match(faultOf(read({ 道路: '临江路' })), /至少要填/)
  assert.match(faultOf(read({ 小区: '金桂苑' }, () => null)), /不在本区/)
  assert.match(faultOf(read({ 小区: '金'.repeat(101) })), /最多 100 个字/)
  assert.match(faultOf(read({ 小区: '金桂苑', 地址: '金'.repeat(201) })), /最多 200 个字/)
})
