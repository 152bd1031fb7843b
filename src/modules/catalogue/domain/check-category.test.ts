import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Category } from './category.ts'
import { checkCategory } from './check-category.ts'

const category = (parts: Partial<Category>): Category => ({
  code: '200102',
  class: '2001',
  kind: 'event',
  id: 'exposed_refuse',
  zh: '暴露垃圾',
  en: 'Exposed refuse',
  pinyinInitials: 'blj',
  synonyms: ['垃圾成堆'],
  outdoor: true,
  fileZh: '',
  fileEn: '',
  closeZh: '',
  closeEn: '',
  limit: { n: 4, unit: 'WH' },
  ownerlessLimit: null,
  emergency: false,
  reward: false,
  other: false,
  active: true,
  version: 1,
  ...parts,
})
const eventClass = { code: '2001', kind: 'event' as const, zh: '市容环境', en: 'Appearance', pinyinInitials: 'srhj' }
const fieldsOf = (
  given: Partial<Category>,
  {
    before = null,
    others = [] as Category[],
    known = true,
  }: { before?: Category | null; others?: Category[]; known?: boolean } = {},
) => checkCategory(category(given), { before, others, class: known ? eventClass : null }).map((fault) => fault.field)

test('没有问题的类别可以保存', () => {
  assert.deepEqual(fieldsOf({}), [])
  assert.deepEqual(fieldsOf({ limit: { n: 1, unit: 'WD' } }, { before: category({}) }), [])
})

test('标识不变也不重复，新类别必须有标识', () => {
  assert.deepEqual(fieldsOf({ id: 'renamed' }, { before: category({}) }), ['id'])
  assert.deepEqual(fieldsOf({ id: '' }), ['id'])
  const other = category({ code: '300101', kind: 'appeal', zh: '物业', synonyms: [] })
  assert.deepEqual(fieldsOf({}, { others: [other] }), ['id'])
})

test('大类必须存在', () => {
  assert.deepEqual(fieldsOf({}, { known: false }), ['code'])
})

test('名称和同义词在同一种类内只属于一个类别', () => {
  const twin = category({ code: '200103', id: 'twin', synonyms: ['垃圾成堆'] })
  assert.deepEqual(fieldsOf({}, { others: [twin] }), ['zh', 'synonyms'])
  assert.deepEqual(fieldsOf({}, { others: [{ ...twin, kind: 'hazard' }] }), [])
  assert.deepEqual(fieldsOf({ active: false }, { others: [twin] }), [])
  assert.deepEqual(fieldsOf({ synonyms: ['垃圾', '垃圾'] }), ['synonyms'])
})

test('“其他”类别总在用，不带标记和同义词', () => {
  const other = { code: '200199', other: true }
  assert.deepEqual(fieldsOf({ ...other, synonyms: [] }), [])
  assert.deepEqual(fieldsOf({ ...other, active: false, emergency: true, reward: true }), [
    'active',
    'synonyms',
    'emergency',
    'reward',
  ])
})
