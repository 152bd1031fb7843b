import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StreetRank } from '../contract.ts'
import { streetRows } from './street-rows.ts'

const street = (code: string, rank: number | null, rate: number | null, n: number) =>
  ({ code, zh: code, en: code, rank, rate, low: null, high: null, n, failed: { href: '#' } }) as StreetRank

test('the lowest rate first; streets with few cases follow in their own order, whatever their rate', () => {
  const rows = streetRows(
    [street('1', 1, 99, 50), street('2', 2, 90, 40), street('4', null, 10, 5), street('3', null, 100, 2)],
    'zh',
  )
  assert.deepEqual(
    rows.map(({ code, ranked }) => [code, ranked]),
    [
      ['2', true],
      ['1', true],
      ['3', false],
      ['4', false],
    ],
  )
})

test('nothing ended is no rate', () => {
  assert.equal(streetRows([street('1', null, 0, 0)], 'zh')[0]!.rate, null)
})
