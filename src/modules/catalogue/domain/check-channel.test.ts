import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Channel, type VariantOverride, variantOf } from './channel.ts'
import { checkChannel } from './check-channel.ts'

const channel = (parts: Partial<Channel>): Channel => ({
  id: 'web',
  code: '71',
  zh: '网上诉求',
  en: 'Web appeal',
  variant: 'hotline',
  needsCallback: 'always',
  identityKnown: 'optional',
  fromPublic: true,
  deadlineTable: 'hotlineTier',
  entry: 'web',
  active: true,
  version: 1,
  ...parts,
})
const deadlineTables = ['category', 'hotlineTier']
const fieldsOf = (given: Channel, before: Channel | null, others: Channel[] = []) =>
  checkChannel(given, { before, others, deadlineTables }).map((fault) => fault.field)

test('来源码写进案号，不能改也不能重复，停用的也算', () => {
  assert.deepEqual(fieldsOf(channel({ zh: '网页' }), channel({})), [])
  assert.deepEqual(fieldsOf(channel({ code: '72' }), channel({})), ['code'])
  assert.deepEqual(fieldsOf(channel({}), null, [channel({ id: 'old', zh: '旧', active: false })]), ['code'])
})

test('时限表必须存在，名称不重复', () => {
  assert.deepEqual(fieldsOf(channel({ deadlineTable: 'nothing' }), channel({})), ['deadlineTable'])
  assert.deepEqual(fieldsOf(channel({}), null, [channel({ id: 'old', code: '99' })]), ['zh'])
})

test('是否公众上报必须写明', () => {
  assert.deepEqual(fieldsOf(channel({ fromPublic: false }), null), [])
  assert.deepEqual(fieldsOf(channel({ fromPublic: undefined as never }), null), ['fromPublic'])
  assert.deepEqual(fieldsOf(channel({ fromPublic: 'yes' as never }), null), ['fromPublic'])
})

test('变体先看条件，再看来源', () => {
  const overrides: VariantOverride[] = [
    { when: { urgency: 'critical' }, variant: 'emergency' },
    { when: { kind: 'hazard' }, variant: 'hazard' },
  ]
  assert.equal(variantOf(channel({}), overrides, { urgency: 'critical', kind: 'hazard' }), 'emergency')
  assert.equal(variantOf(channel({}), overrides, { urgency: 'normal', kind: 'hazard' }), 'hazard')
  assert.equal(variantOf(channel({}), overrides, { urgency: null }), 'hotline')
})
