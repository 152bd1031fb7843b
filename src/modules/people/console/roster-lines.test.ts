import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RosterShift } from '../contract.ts'
import { gridLines } from './roster-lines.ts'

const MONDAY_NINE = Date.parse('2026-11-23T09:00:00+08:00')

function shift(id: string, patch: Partial<RosterShift>): RosterShift {
  return {
    id,
    personId: id,
    name: id,
    phoneMasked: '',
    unit: 'street01',
    unitZh: '东街',
    shift: 'day',
    areaCodes: ['990101001001001'],
    weekdays: [1, 2, 3, 4, 5],
    startsAt: '08:00',
    endsAt: '16:00',
    validFrom: '2026-01-01',
    validTo: null,
    version: 1,
    ...patch,
  }
}

const GRIDS = [
  { code: '990101001001001', name: '1' },
  { code: '990101001002001', name: '2' },
]

test('a line for a community covers its grids, after those of the grid itself', () => {
  const lines = gridLines(GRIDS, [shift('community', { areaCodes: ['990101001001'] }), shift('grid', {})], MONDAY_NINE)
  assert.deepEqual(
    lines.map((line) => line.now.map(({ id }) => id)),
    [['grid', 'community'], []],
  )
})

test('a night shift that began the evening before runs now; an ended line is left out', () => {
  const night = shift('night', { shift: 'night', startsAt: '22:00', endsAt: '06:00', weekdays: [7] })
  const ended = shift('ended', { validTo: '2026-11-22' })
  const atFour = Date.parse('2026-11-23T04:00:00+08:00')
  const [line] = gridLines(GRIDS, [night, ended], atFour)
  assert.deepEqual(
    line?.now.map(({ id }) => id),
    ['night'],
  )
  assert.deepEqual(line?.byKind.day, [])
})
