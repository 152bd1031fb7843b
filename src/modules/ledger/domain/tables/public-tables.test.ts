import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exact, fraction, isEqual, minus, plus, sum, ZERO } from '#core/number/exact.ts'
import type { Fact, Stage, YearFigures } from '../figures.ts'
import { FUNDS, INCOMES } from '../fund.ts'
import { checkTables } from './check-tables.ts'
import { publicTables, relationsAcross } from './public-tables.ts'
import type { PublicTable } from './table.ts'
import type { TableFacts } from './table-facts.ts'

const ITEMS = ['2010350', '2010399', '2080505', '2080506', '2101102', '2210201', '2290402']
const CLASSES = ['30101', '30107', '30201', '30217', '30231', '30227', '30302', '31007']
const words = {
  functionalItems: ITEMS.flatMap((code) => [3, 5, 7].map((size) => ({ code: code.slice(0, size), zh: `科目${code}` }))),
  economicClasses: CLASSES.map((code) => ({
    code,
    zh: `分类${code}`,
    threePublic: code === '30217' ? ('reception' as const) : code === '30231' ? ('vehicleUse' as const) : null,
  })),
}

/** A line as the ledger keeps it, amounts in fen: what it began with, adjustments that leave it at nothing or more, payments within it. */
const line = fc
  .record({
    project: fc.integer({ min: 0, max: 5 }),
    basic: fc.boolean(),
    personnel: fc.boolean(),
    income: fc.constantFrom(...INCOMES),
    fund: fc.constantFrom(...FUNDS, null),
    functional: fc.constantFrom(...ITEMS),
    economic: fc.constantFrom(...CLASSES),
    initial: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    adjustments: fc.array(fc.integer({ min: -100, max: 200 }), { maxLength: 3 }),
    payments: fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(...CLASSES)), { maxLength: 3 }),
  })
  .map((it) => {
    let adjusted = it.initial
    for (const percent of it.adjustments) {
      const change = (adjusted * BigInt(percent)) / 100n
      adjusted += change
    }
    let left = adjusted
    const payments = it.payments.map(([percent, economic]) => {
      const fen = (left * BigInt(percent)) / 100n
      left -= fen
      return { fen, economic }
    })
    return { ...it, adjusted, payments }
  })
type Line = (typeof line extends fc.Arbitrary<infer T> ? T : never) & {}

const yuan = (fen: bigint) => fraction(fen, 100n)

function figures(year: number, stage: Stage, lines: readonly Line[]): YearFigures {
  const fact = (it: Line, amount: bigint, economic = it.economic): Fact => ({
    projectKey: `${it.basic ? 'basic' : 'project'}${it.project}`,
    projectName: `项目${it.project}`,
    kind: it.basic ? 'basic' : 'project',
    basicPart: it.basic ? (it.personnel ? 'personnel' : 'operating') : null,
    income: it.income,
    // Money of the treasury belongs to one of its budgets; all else to none.
    fund: it.income === 'fiscal' || it.income === 'carryOver' ? it.fund : null,
    functional: it.functional,
    economic,
    amount: yuan(amount),
  })
  const given = lines.map((it) => fact(it, stage === 'budget' ? it.initial : it.adjusted))
  const spent =
    stage === 'budget' ? given : lines.flatMap((it) => it.payments.map(({ fen, economic }) => fact(it, fen, economic)))
  return { year, given, spent }
}

const cell = (tables: readonly PublicTable[], no: string, row: string, column: string) =>
  tables.find((table) => table.no === no)!.rows.find(({ key }) => key === row)!.cells[column]

test('一万份随机预算和决算：每张表的分项之和都等于合计，收入等于支出，表与表一致', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Stage>('budget', 'final'),
      fc.array(line, { maxLength: 6 }),
      fc.array(line, { maxLength: 3 }),
      (stage, now, previous) => {
        const facts: TableFacts = {
          ...words,
          stage,
          now: figures(2026, stage, now),
          previous: figures(2025, stage, previous),
        }
        const { tables, findings } = publicTables(facts)
        assert.deepEqual(findings, [])
        // Against sums in whole fen, which know nothing of tables.
        const fen = (pick: (it: Line) => bigint, lines = now) => yuan(lines.reduce((total, it) => total + pick(it), 0n))
        const paid = (it: Line) => it.payments.reduce((total, { fen }) => total + fen, 0n)
        const given = fen((it) => (stage === 'budget' ? it.initial : it.adjusted))
        const spent = fen((it) => (stage === 'budget' ? it.initial : paid(it)))
        assert.deepEqual(cell(tables, '01', 'grand', 'incomeNow'), given)
        assert.deepEqual(cell(tables, '01', 'grand', 'spendingNow'), given)
        assert.deepEqual(cell(tables, '01', 'year', 'spendingNow'), spent)
        assert.deepEqual(cell(tables, '03', 'total', 'total'), spent)
        assert.deepEqual(
          cell(tables, '03', 'total', 'previous'),
          fen((it) => (stage === 'budget' ? it.initial : paid(it)), previous),
        )
        assert.deepEqual(
          cell(tables, '03', 'total', 'basic'),
          fen((it) => (it.basic ? (stage === 'budget' ? it.initial : paid(it)) : 0n)),
        )
      },
    ),
    { numRuns: 10_000 },
  )
})

test('改动任何一个非零金额，都有一处合计不再成立', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Stage>('budget', 'final'),
      fc.array(line, { minLength: 1, maxLength: 5 }),
      fc.nat(),
      (stage, lines, pick) => {
        const facts: TableFacts = {
          ...words,
          stage,
          now: figures(2026, stage, lines),
          previous: figures(2025, stage, []),
        }
        const { tables } = publicTables(facts)
        // 07表 stands alone but for its own tree; rows with nothing below or beside them have no second witness.
        const places = tables
          .filter(({ no }) => ['01', '03', '05', '06', '10'].includes(no))
          .flatMap((table) =>
            table.rows.flatMap((row) =>
              ['total', 'basic', 'project', 'general', 'incomeNow', 'spendingNow']
                .filter((column) => {
                  const value = row.cells[column]
                  return value !== null && value !== undefined && typeof value !== 'string' && value.num !== 0n
                })
                .map((column) => ({ table, row, column })),
            ),
          )
        fc.pre(places.length > 0)
        const { table, row, column } = places[pick % places.length]!
        const spoilt = tables.map((one) =>
          one !== table
            ? one
            : {
                ...one,
                rows: one.rows.map((other) =>
                  other !== row
                    ? other
                    : {
                        ...other,
                        cells: { ...other.cells, [column]: plus(row.cells[column] as never, exact('0.01')) },
                      },
                ),
              },
        )
        const found = checkTables(spoilt, relationsAcross(facts))
        assert.ok(found.length > 0, `${table.no} ${row.key} ${column}`)
        assert.ok(found.every(({ severity }) => severity === 'error'))
        const off = found.map(({ printed, recomputed }) => minus(exact(printed!), exact(recomputed!)))
        assert.ok(off.every((difference) => isEqual(difference, exact('0.01')) || isEqual(difference, exact('-0.01'))))
      },
    ),
    { numRuns: 1000 },
  )
})

test('逐项核对一份小预算：占比、上年数和增减', () => {
  const fact = (amount: string, more: Partial<Fact>): Fact => ({
    projectKey: 'a',
    projectName: '甲',
    kind: 'basic',
    basicPart: 'personnel',
    income: 'fiscal',
    fund: 'general',
    functional: '2010350',
    economic: '30101',
    amount: exact(amount),
    ...more,
  })
  const now = [
    fact('600000', {}),
    fact('300000', { kind: 'project', basicPart: null, functional: '2010399', economic: '30227' }),
    fact('100000', {
      kind: 'project',
      basicPart: null,
      income: 'carryOver',
      fund: 'governmentFund',
      functional: '2290402',
    }),
  ]
  const before = [fact('500000', {})]
  const { tables, findings, checked } = publicTables({
    ...words,
    stage: 'budget',
    now: { year: 2026, given: now, spent: now },
    previous: { year: 2025, given: before, spent: before },
  })
  assert.deepEqual(findings, [])
  assert.ok(checked > 100)
  const row = (no: string, key: string) =>
    tables.find((table) => table.no === no)!.rows.find((one) => one.key === key)!.cells
  assert.deepEqual(
    [row('03', '2010350').share, row('03', '2010350').change, row('03', '2010350').changePercent],
    [exact(60), exact(100000), exact(20)],
  )
  assert.equal(row('03', '2290402').changePercent, null)
  assert.deepEqual(row('02', '2290402').carryOver, exact(100000))
  assert.deepEqual(row('01', 'beyond1').incomeNow, exact(100000))
  assert.deepEqual(row('08', 'total').total, exact(100000))
  assert.deepEqual(row('09', 'total').total, ZERO)
  assert.equal(tables.find(({ no }) => no === '09')!.notes[0]!.zh, '本单位本年没有国有资本经营预算拨款安排的支出。')
  assert.deepEqual(sum([row('06', 'total').total as never, row('05', 'total').project as never]), exact(900000))
})

test('台账没有上年数据时不作比较，也不写成 0', () => {
  const { tables, findings } = publicTables({
    ...words,
    stage: 'budget',
    now: { year: 2026, given: [], spent: [] },
    previous: null,
  })
  assert.deepEqual(findings, [])
  const cells = tables.find(({ no }) => no === '03')!.rows[0]!.cells
  assert.deepEqual([cells.previous, cells.change, cells.changePercent], [null, null, null])
  assert.equal(tables[0]!.rows.at(-1)!.cells.incomePrevious, null)
  assert.match(tables[0]!.notes[0]!.zh, /没有上年数据/)
})
