import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDutyRow } from './read-duty-row.ts'

const idOfName = (name: string) => ({ 环卫所: 'sanitation', 城管局: 'urban_management' })[name] ?? null
const row = { 类别编码: 200102, 主办单位标识: 'sanitation', 依据: '环卫职责' }
const read = (cells: Record<string, string | number | null>) => readDutyRow({ ...row, ...cells }, idOfName)

test('按标识或名称读单位，层级随主办', () => {
  const answer = readDutyRow(
    { 类别编码: '200102', 主办单位: '环卫所', 协办单位: '城管局、属地街道', 首接负责: '是', 依据: '环卫职责' },
    idOfName,
  )
  assert.deepEqual(answer, {
    rule: {
      code: '200102',
      lead: { orgKey: 'sanitation' },
      coHandlers: [{ orgKey: 'urban_management' }, { level: 'street' }],
      level: 'district',
      firstReceiver: true,
      basisZh: '环卫职责',
    },
  })
  const street = read({ 主办单位标识: 'street' })
  assert.equal('rule' in street && street.rule.level, 'street')
})

test('标识先于名称', () => {
  const answer = read({ 主办单位: '城管局' })
  assert.deepEqual('rule' in answer && answer.rule.lead, { orgKey: 'sanitation' })
})

test('读不懂的行说明原因', () => {
  const faultOf = (cells: Record<string, string | number | null>) => {
    const answer = read(cells)
    return 'fault' in answer ? answer.fault.zh : ''
  }
  assert.match(faultOf({ 类别编码: '20010' }), /6 位数字/)
  assert.match(faultOf({ 主办单位标识: null }), /没有填主办单位/)
  assert.match(faultOf({ 主办单位标识: null, 主办单位: '园林所' }), /没有单位“园林所”/)
  assert.match(faultOf({ 层级: '社区' }), /层级“社区”/)
  assert.match(faultOf({ 首接负责: '也许' }), /首接负责/)
  assert.match(faultOf({ 依据: null }), /“依据”/)
})
