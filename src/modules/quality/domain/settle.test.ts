import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exact, fraction } from '#core/number/exact.ts'
import { settle, type Verdict } from './settle.ts'

const at = (score: number): Verdict => ({ score: exact(score) })
const none: Verdict = { score: null }

test('单评以第一次为准，复评相差 15 分以内以第一次为准，超过的由第三人定', () => {
  const rows: [Verdict | null, Verdict | null, Verdict | null, boolean, string][] = [
    [null, null, null, false, 'wait'],
    [at(70), null, null, false, 'scored 1'],
    [none, null, null, false, 'unscorable'],
    [at(70), null, null, true, 'wait'],
    [null, at(70), null, true, 'wait'],
    [at(70), at(55), null, true, 'scored 1'],
    [at(70), { score: fraction(549n, 10n) }, null, true, 'third'],
    [at(40), at(70), null, true, 'third'],
    [at(70), none, null, true, 'third'],
    [none, none, null, true, 'unscorable'],
    [at(70), at(40), at(50), true, 'scored 3'],
    [at(70), at(40), none, true, 'unscorable'],
  ]
  for (const [first, second, third, twice, expected] of rows) {
    const found = settle({ first, second, third, twice }, 15)
    assert.equal(found.kind === 'scored' ? `scored ${found.turn}` : found.kind, expected)
  }
})
