import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exact, fraction, sum, ZERO } from '#core/number/exact.ts'
import { checkBudget, checkProject, type ProjectSums } from './check-budget.ts'

const project = (more: Partial<ProjectSums>): ProjectSums => ({
  key: 'xinxihua',
  name: '信息化运维',
  kind: 'project',
  initial: exact('2760000'),
  carriedOver: ZERO,
  estimates: [{ activity: '运维', quantity: exact(12), unitPrice: exact('230000'), amount: exact('2760000') }],
  procurement: [{ name: '运维服务', amount: exact('2760000') }],
  ...more,
})

test('相符的项目没有问题', () => {
  assert.deepEqual(checkProject(project({})), [])
  assert.deepEqual(checkProject(project({ kind: 'basic', estimates: [], procurement: [] })), [])
})

test('测算合计、数量乘单价、采购超预算、没有测算，各指出差额', () => {
  const off = checkProject(
    project({
      initial: exact('2760000.01'),
      estimates: [
        { activity: '运维', quantity: exact(12), unitPrice: exact('229999.5'), amount: exact('2760000') },
        { activity: '其他', quantity: null, unitPrice: null, amount: exact('100') },
      ],
      procurement: [{ name: '服务', amount: exact('3000000') }],
    }),
  )
  assert.deepEqual(
    off.map(({ where, kind, severity, printed, recomputed }) => [where, kind, severity, printed, recomputed]),
    [
      ['支出明细测算', 'account-sum', 'error', '2760100.00', '2760000.01'],
      ['运维', 'account-sum', 'error', '2760000.00', '2759994.00'],
      ['项目采购', 'account-sum', 'error', '3000000.00', '2760000.01'],
    ],
  )
  assert.match(off[0]!.text, /相差 99\.99 元/)
  const [none] = checkProject(project({ estimates: [] }))
  assert.deepEqual([none?.severity, none?.printed], ['warning', null])
})

test('结转资金上年已测算，不再要求本年明细', () => {
  const found = checkProject(project({ initial: exact('2880000'), carriedOver: exact('120000') }))
  assert.deepEqual(found, [])
})

test('各项目合计与批复数不符时指出差额；未登记批复数不比', () => {
  const two = [
    project({}),
    project({ key: 'b', name: '乙', initial: exact('5'), estimates: [], kind: 'basic', procurement: [] }),
  ]
  assert.deepEqual(checkBudget(two, null), [])
  assert.deepEqual(checkBudget(two, exact('2760005')), [])
  const [off] = checkBudget(two, exact('2760000'))
  assert.deepEqual(
    [off?.project, off?.kind, off?.printed, off?.recomputed],
    ['budget', 'department-sum', '2760000.00', '2760005.00'],
  )
})

test('明细由预算分出时恒相符，任何一分之差都被指出', () => {
  const fen = fc.bigInt({ min: 0n, max: 10n ** 11n })
  fc.assert(
    fc.property(fc.array(fen, { minLength: 1, maxLength: 8 }), fc.bigInt({ min: 1n, max: 1000n }), (parts, slip) => {
      const amounts = parts.map((part) => fraction(part, 100n))
      const estimates = amounts.map((amount) => ({ activity: '项', quantity: null, unitPrice: null, amount }))
      const initial = sum(amounts)
      assert.deepEqual(checkProject(project({ initial, estimates, procurement: [] })), [])
      const more = sum([initial, fraction(slip, 100n)])
      assert.equal(checkProject(project({ initial: more, estimates, procurement: [] })).length, 1)
    }),
  )
})
