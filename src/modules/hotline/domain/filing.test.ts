import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FILING_OUTCOMES, filingOutcomeOf, filingShare, isInRate } from './filing.ts'

const facts = (change: Partial<Parameters<typeof filingOutcomeOf>[0]>) =>
  filingOutcomeOf({
    ...{ stand: 'reported', open: true, closeKind: null, hasBeenFiled: false, declinedFirst: false },
    ...change,
  })

test('立案率只看首次立案决定；并单、转出、作废、直接答复、不予受理、未决定的不进分子分母', () => {
  const cases: [Parameters<typeof facts>[0], string][] = [
    [{ stand: 'handling', hasBeenFiled: true }, 'filed'],
    [{ stand: 'closed', open: false, hasBeenFiled: true, closeKind: 'solved' }, 'filed'],
    [{ stand: 'declined', open: false, declinedFirst: true }, 'declined'],
    // Filed, sent back by every unit, then declined: the first decision was to file.
    [{ stand: 'declined', open: false, hasBeenFiled: true }, 'filed'],
    // Declined, taken up again and filed: the first decision was to decline.
    [{ stand: 'handling', hasBeenFiled: true, declinedFirst: true }, 'declined'],
    [{ stand: 'merged', open: false, hasBeenFiled: true }, 'merged'],
    [{ stand: 'referred', open: false, hasBeenFiled: true }, 'referred'],
    [{ stand: 'voided', open: false }, 'voided'],
    [{ stand: 'rejected', open: false }, 'rejected'],
    [{ stand: 'closed', open: false, closeKind: 'direct' }, 'direct'],
    [{ stand: 'closed', open: false, closeKind: 'selfHandled' }, 'other'],
    [{ stand: 'accepted' }, 'pending'],
  ]
  for (const [given, outcome] of cases) assert.equal(facts(given), outcome)
})

test('率由计入的两类得出，其余任意多少都不改变它', () => {
  const counts = fc.record(
    Object.fromEntries(FILING_OUTCOMES.map((one) => [one, fc.nat(1000)])) as Record<
      (typeof FILING_OUTCOMES)[number],
      fc.Arbitrary<number>
    >,
  )
  fc.assert(
    fc.property(counts, counts, (one, other) => {
      const mixed = Object.fromEntries(
        FILING_OUTCOMES.map((outcome) => [outcome, isInRate(outcome) ? one[outcome] : other[outcome]]),
      ) as typeof one
      assert.deepEqual(filingShare(mixed), filingShare(one))
      assert.ok(filingShare(one).part <= filingShare(one).whole)
    }),
  )
})
