import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyValues } from './intake-values.ts'
import { missingOf } from './missing.ts'

const about = { title: '标题', place: null, patrol: false }
const values = { ...emptyValues('hotline12345'), text: '路灯不亮' }

test('来电只要有诉求就能登记', () => assert.deepEqual(missingOf(values, about), []))
test('没有诉求先补诉求，不再追问标题', () =>
  assert.deepEqual(missingOf({ ...values, text: ' ' }, { ...about, title: '' }), ['text']))
test('巡查要照片、位置和类别，不要正文', () => {
  const patrol = { ...about, patrol: true }
  assert.deepEqual(missingOf({ ...values, text: '' }, patrol), ['photos', 'address', 'category'])
  const place = { lon: 1, lat: 1, areaCode: null, confirmed: true }
  assert.deepEqual(missingOf({ ...values, text: '', photos: ['x'], category: '200102' }, { ...patrol, place }), [])
})
test('投诉直接答复须引用知识条目并征得同意，咨询只须同意', () => {
  const answering = { ...values, way: 'answer' as const, answer: '带身份证到街道办理' }
  assert.deepEqual(missingOf({ ...answering, answer: '' }, about), ['answer', 'knowledge', 'agreed'])
  assert.deepEqual(missingOf({ ...answering, appealType: 'inquiry', agreed: true }, about), [])
})
test('转其他渠道要选渠道，留了电话的要告知', () => {
  const referring = { ...values, way: 'refer' as const }
  assert.deepEqual(missingOf(referring, about), ['otherChannel'])
  const known = { ...referring, phone: '13800001234', otherChannel: '110' }
  assert.deepEqual(missingOf(known, about), ['told'])
  assert.deepEqual(missingOf({ ...known, told: true }, about), [])
})
test('补充只要内容', () => {
  const supplementOf = { id: 'i', caseNo: 'n', title: 't' }
  assert.deepEqual(missingOf({ ...values, text: '', supplementOf }, about), ['text'])
  assert.deepEqual(missingOf({ ...values, supplementOf, way: 'answer' }, about), [])
})
test('原编号登记过的只能补充，不能再登记', () => {
  assert.deepEqual(missingOf(values, { ...about, known: true }), ['externalNo'])
  const supplementOf = { id: 'i', caseNo: 'n', title: 't' }
  assert.deepEqual(missingOf({ ...values, supplementOf }, { ...about, known: true }), [])
})
