import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compare, exact, fraction, HUNDRED, minus, sum } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import { checkContract } from './check-contract.ts'
import type { Contract } from './contract.ts'
import { instalmentDues } from './instalment-dues.ts'
import { refuseAcceptance, refuseWithdrawal } from './refuse-acceptance.ts'
import { refuseChange } from './refuse-change.ts'
import { type ContractDraft, refuseContract } from './refuse-contract.ts'
import { refusePayment } from './refuse-payment.ts'

const PERCENTS = ['35', '40', '20', '5']
const NAMES = ['原型', '初验', '终验', '质保期满']
const DAYS = ['2025-03-31', '2025-09-30', '2026-03-31', '2027-03-31']

/** A contract of 35/40/20/5 %; the first `accepted` milestones accepted, the first `paid` instalments paid in full. */
function contractOf({ price = '32865000', accepted = 0, paid = [] as (string | null)[] } = {}): Contract {
  return {
    price: exact(price),
    signedOn: '2025-01-10',
    milestones: NAMES.map((name, at) => ({
      id: `m${at}`,
      name,
      plannedOn: DAYS[at]!,
      acceptedOn: at < accepted ? DAYS[at]! : null,
      acceptedBy: at < accepted ? 'leader' : null,
    })),
    instalments: PERCENTS.map((percent, at) => ({
      id: `i${at}`,
      milestoneId: `m${at}`,
      percent: exact(percent),
      paid: paid[at] ? exact(paid[at]!) : null,
    })),
  }
}

const draftOf = (change: Partial<ContractDraft> = {}): ContractDraft => {
  const { price, signedOn, milestones, instalments } = contractOf()
  return { price, signedOn, milestones, instalments, sources: [{ source: '专项债券', amount: price }], ...change }
}

test('分期金额是合同价款的比例，精确到分', () => {
  const dues = instalmentDues(exact('32865000'), PERCENTS.map(exact))
  assert.deepEqual(
    dues.map((due) => toFixedText(due, 2)),
    ['11502750.00', '13146000.00', '6573000.00', '1643250.00'],
  )
})

test('比例合计 100% 时各期相加等于价款，尾差归末期', () => {
  assert.deepEqual(
    instalmentDues(exact('100.01'), PERCENTS.map(exact)).map((due) => toFixedText(due, 2)),
    ['35.00', '40.00', '20.00', '5.01'],
  )
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 11 })
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 13n }), cuts, (fen, given) => {
      const price = fraction(fen, 100n)
      const edges = [0, ...given.toSorted((a, b) => a - b), 10_000]
      const percents = edges.slice(1).map((edge, at) => fraction(BigInt(edge - edges[at]!), 100n))
      assert.deepEqual(sum(percents), HUNDRED)
      const dues = instalmentDues(price, percents)
      assert.deepEqual(sum(dues), price)
      // Rounding moves at most half a fen an instalment; the last one carries them all.
      const shares = percents.map(({ num, den }) => fraction(num * fen, den * 10_000n))
      dues.forEach((due, at) => {
        const off = minus(due, shares[at]!)
        const most = fraction(BigInt(at === dues.length - 1 ? dues.length : 1), 200n)
        assert.ok(compare(off.num < 0n ? { num: -off.num, den: off.den } : off, most) <= 0)
      })
    }),
  )
})

test('登记支付与比例不符的说出应付、实付和差额', () => {
  const found = checkContract(contractOf({ paid: ['11050000'] }))
  assert.deepEqual(
    found.map(({ zh, printed, recomputed, instalmentId }) => ({ zh, printed, recomputed, instalmentId })),
    [
      {
        zh: '合同价款3286.50万元的35%应为11502750.00元，登记支付11050000.00元，少452750.00元',
        printed: '11050000.00',
        recomputed: '11502750.00',
        instalmentId: 'i0',
      },
    ],
  )
  assert.match(checkContract(contractOf({ paid: ['11502750.01'] }))[0]!.zh, /多0\.01元$/)
  assert.deepEqual(checkContract(contractOf({ paid: ['11502750', '13146000', '6573000', '1643250'] })), [])
})

test('比例合计不是 100%、累计支付超过价款都是问题', () => {
  const contract = contractOf({ price: '100' })
  const three = { ...contract, instalments: contract.instalments.slice(0, 3) }
  assert.deepEqual(
    checkContract(three).map(({ zh }) => zh),
    ['各期付款比例合计95%，应为100%'],
  )
  const over = checkContract(contractOf({ price: '100', paid: ['35', '40', '20', '6'] })).map(({ zh }) => zh)
  assert.equal(over.at(-1), '累计支付101.00元，超过合同价款100.00元，多1.00元')
})

test('合同不能这样登记的各给一句话', () => {
  const { milestones, instalments, price } = draftOf()
  const rows: [Partial<ContractDraft>, string][] = [
    [{ price: exact('0') }, 'contract-price'],
    [{ price: exact('0.001') }, 'contract-price'],
    [{ signedOn: '2026-11-22' }, 'contract-signed'],
    [{ sources: [{ source: '专项债券', amount: exact('32864999.99') }] }, 'contract-sources'],
    [
      {
        sources: [
          { source: '财政拨款', amount: price },
          { source: '财政拨款', amount: exact(0) },
        ],
      },
      'contract-sources',
    ],
    [{ milestones: milestones.map((one) => ({ ...one, name: '初验' })) }, 'milestone-twice'],
    [{ milestones: milestones.map((one) => ({ ...one, plannedOn: '2025-01-09' })) }, 'milestone-early'],
    [{ milestones: milestones.toReversed() }, 'milestone-order'],
    [{ instalments: [...instalments, { ...instalments[0]! }] }, 'contract-ids'],
    [{ instalments: [{ id: 'x', milestoneId: 'none', percent: HUNDRED }] }, 'instalment-milestone'],
    [{ instalments: [{ id: 'x', milestoneId: 'm0', percent: exact('100.01') }] }, 'instalment-percent'],
    [{ instalments: [{ id: 'x', milestoneId: 'm0', percent: exact('0') }] }, 'instalment-percent'],
  ]
  assert.equal(refuseContract(draftOf(), '2026-11-21'), null)
  for (const [change, code] of rows) assert.equal(refuseContract(draftOf(change), '2026-11-21')?.code, code)
})

test('已验收、已支付的不能改，其余可改', () => {
  const before = contractOf({ accepted: 2, paid: ['11502750'] })
  const { milestones, instalments } = draftOf()
  const swapped = [milestones[0]!, milestones[2]!, milestones[1]!, milestones[3]!]
  const rows: [Partial<ContractDraft>, string | null][] = [
    [{}, null],
    [{ price: exact('1') }, 'contract-paid'],
    [{ milestones: milestones.slice(1) }, 'milestone-accepted'],
    [{ milestones: milestones.map((one, at) => (at === 1 ? { ...one, name: '改名' } : one)) }, 'milestone-accepted'],
    [{ milestones: swapped }, 'milestone-accepted'],
    [{ milestones: milestones.map((one, at) => (at === 3 ? { ...one, name: '改名' } : one)) }, null],
    [{ instalments: instalments.slice(1) }, 'instalment-paid-stays'],
    [
      { instalments: instalments.map((one, at) => (at === 0 ? { ...one, percent: exact('30') } : one)) },
      'instalment-paid-stays',
    ],
    [{ instalments: instalments.map((one, at) => (at === 3 ? { ...one, percent: exact('6') } : one)) }, null],
  ]
  for (const [change, code] of rows) assert.equal(refuseChange(before, draftOf(change), 'finance')?.code ?? null, code)
  assert.equal(refuseChange(before, draftOf(), 'leader')?.code, 'change-four-eyes')
  assert.equal(refuseChange(contractOf({ accepted: 1 }), draftOf({ price: exact('1') }), 'finance'), null)
})

test('验收按节点先后、由他人、在到达之后', () => {
  const given = {
    milestoneId: 'm1',
    acceptedOn: '2025-10-08',
    today: '2026-11-21',
    byId: 'leader',
    keepers: new Set(['finance']),
  }
  const rows: [Contract, Partial<typeof given>, string | null][] = [
    [contractOf({ accepted: 1 }), {}, null],
    [contractOf({ accepted: 1 }), { milestoneId: 'none' }, 'milestone-not-found'],
    [contractOf({ accepted: 2 }), {}, 'milestone-accepted'],
    [contractOf({ accepted: 1 }), { byId: 'finance' }, 'acceptance-four-eyes'],
    [contractOf({ accepted: 0 }), {}, 'milestone-order'],
    [contractOf({ accepted: 1 }), { acceptedOn: '2026-11-22' }, 'acceptance-day'],
    [contractOf({ accepted: 1 }), { acceptedOn: '2025-03-30' }, 'acceptance-day'],
    [contractOf({ accepted: 1 }), { acceptedOn: '2025-03-31' }, null],
    [contractOf(), { milestoneId: 'm0', acceptedOn: '2025-01-09' }, 'acceptance-day'],
  ]
  for (const [contract, change, code] of rows)
    assert.equal(refuseAcceptance(contract, { ...given, ...change })?.code ?? null, code)
})

test('撤回验收从最后一个起，付过款的不能撤', () => {
  assert.equal(refuseWithdrawal(contractOf({ accepted: 1 }), 'm0'), null)
  assert.equal(refuseWithdrawal(contractOf({ accepted: 1 }), 'm1')?.code, 'milestone-not-accepted')
  assert.equal(refuseWithdrawal(contractOf({ accepted: 2 }), 'm0')?.code, 'milestone-order')
  assert.equal(refuseWithdrawal(contractOf({ accepted: 1, paid: ['11502750'] }), 'm0')?.code, 'instalment-paid-stays')
  assert.equal(refuseWithdrawal(contractOf({ accepted: 4 }), 'm3'), null)
})

test('验收后才可支付，一期只付一次，金额不符须写原因', () => {
  const given = {
    instalmentId: 'i1',
    amount: exact('13146000'),
    paidOn: '2025-10-20',
    today: '2026-11-21',
    byId: 'finance',
    reason: null as string | null,
  }
  const ready = contractOf({ accepted: 2, paid: ['11502750'] })
  const rows: [Contract, Partial<typeof given>, string | null][] = [
    [ready, {}, null],
    [ready, { instalmentId: 'none' }, 'instalment-not-found'],
    [ready, { instalmentId: 'i0' }, 'instalment-paid'],
    [ready, { instalmentId: 'i2' }, 'milestone-not-accepted'],
    [ready, { byId: 'leader' }, 'payment-four-eyes'],
    [ready, { paidOn: '2026-11-22' }, 'payment-day'],
    [ready, { paidOn: '2025-09-29' }, 'payment-day'],
    [ready, { amount: exact('0'), reason: '更正' }, 'payment-amount'],
    [ready, { amount: exact('13145999.99') }, 'installment-amount'],
    [ready, { amount: exact('13145999.99'), reason: '  ' }, 'installment-amount'],
    [ready, { amount: exact('13145999.99'), reason: '扣违约金 0.01 元' }, null],
  ]
  for (const [contract, change, code] of rows)
    assert.equal(refusePayment(contract, { ...given, ...change })?.code ?? null, code)
  assert.match(refusePayment(ready, { ...given, instalmentId: 'i2' })!.zh, /^“终验”还没有验收，不能支付第 3 期。/)
})
