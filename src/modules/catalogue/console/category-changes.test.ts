import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Category } from '../contract.ts'
import { categoryChanges } from './category-changes.ts'

const COVER: Category = {
  code: '100101',
  class: '1001',
  kind: 'component',
  id: 'water_supply_cover',
  zh: '上水井盖',
  en: 'Water supply manhole cover',
  pinyinInitials: 'ssjg',
  synonyms: ['自来水井盖'],
  outdoor: true,
  fileZh: '缺失',
  fileEn: 'missing',
  closeZh: '齐全',
  closeEn: 'present',
  limit: { n: 24, unit: 'NH' },
  ownerlessLimit: null,
  emergency: true,
  reward: false,
  other: false,
  active: true,
  version: 1,
}

test('时限的变化写明工作日还是自然日', () => {
  assert.deepEqual(categoryChanges(COVER, { ...COVER, limit: { n: 2, unit: 'WD' } }, 'zh'), [
    { field: '处置时限', before: '24个自然时', after: '2个工作日' },
  ])
})

test('what was empty is a dash, and what stays the same is not told', () => {
  const after: Category = { ...COVER, ownerlessLimit: { n: 7, unit: 'ND' }, synonyms: [], version: 2 }
  assert.deepEqual(
    categoryChanges(COVER, after, 'zh').map(({ field, before, after: now }) => [field, before, now]),
    [
      ['无主设施时限', '—', '7个自然日'],
      ['说法', '自来水井盖', '—'],
    ],
  )
  assert.deepEqual(categoryChanges(COVER, { ...COVER, version: 9 }, 'en'), [])
})
