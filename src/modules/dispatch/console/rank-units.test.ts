import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filterUnits, rankUnits } from './rank-units.ts'

const unit = (id: string, zh: string) => ({
  unit: id,
  zh,
  en: id.toUpperCase(),
  kind: 'districtDepartment',
  openCases: 0,
  overdueCases: 0,
  sentToday: 0,
  onDuty: [],
  signers: [],
})
const board = [unit('lighting', '区路灯管理所'), unit('sanitation', '区环卫中心'), unit('street03', '东街街道')]
const reason = { zh: '职责清单', en: 'duty list' }
const ranked = rankUnits(board, [
  { unit: 'street03', reason, byDuty: true },
  { unit: 'sanitation', reason, byDuty: false },
])

test('建议在前并编号，其余按原序', () =>
  assert.deepEqual(
    ranked.map(({ unit, place, byDuty }) => [unit, place, byDuty]),
    [
      ['street03', 1, true],
      ['sanitation', 2, false],
      ['lighting', null, false],
    ],
  ))
test('建议了看板上没有的单位就不列', () =>
  assert.equal(rankUnits(board, [{ unit: 'closed', reason, byDuty: true }])[0]?.unit, 'lighting'))

for (const [typed, found] of [
  ['环卫', 'sanitation'],
  ['03', 'street03'],
  ['LIGHT', 'lighting'],
  ['', 'street03 sanitation lighting'],
  ['没有', ''],
] as const)
  test(`筛选：${typed || '（空）'}`, () =>
    assert.equal(
      filterUnits(ranked, typed)
        .map((one) => one.unit)
        .join(' '),
      found,
    ))
