import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { LOOP_STEPS, loopStepOf } from './case-loop.ts'
import { openFlights } from './flights.ts'
import { BUCKET_EDGES, BUCKETS, bucketAt, endedWithin, WITHIN } from './handling-time.ts'
import { isRising } from './question.ts'
import { NO_SUMS, rankLines } from './rank-lines.ts'

test('用时的档：名称与界数相合；中位与九成按最近秩', () => {
  assert.deepEqual([BUCKETS.length, WITHIN.length], [BUCKET_EDGES.length + 1, BUCKET_EDGES.length])
  assert.equal(bucketAt([], 0.5), null)
  assert.equal(bucketAt([0, 0], 0.5), null)
  assert.equal(bucketAt([1, 1], 0.5), 0)
  assert.equal(bucketAt([1, 2], 0.5), 1)
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { minLength: 12, maxLength: 12 }),
      fc.constantFrom(0.1, 0.5, 0.9, 1),
      (counts, part) => {
        const each = counts.flatMap((n, at) => Array.from({ length: n }, () => at))
        const rank = Math.max(1, Math.ceil(each.length * part))
        assert.equal(bucketAt(counts, part), each.length === 0 ? null : each[rank - 1])
        const within = endedWithin(counts)
        assert.deepEqual(
          within,
          BUCKET_EDGES.map((_, at) => each.filter((one) => one <= at).length),
        )
      },
    ),
  )
})

test('多发：比随全体同增多出五件、两成、两倍偶然波动，三者都要；全体下降按不变比；没有上期不比', () => {
  const rows: [number, number, boolean][] = [
    [4, 0, false],
    [5, 0, true],
    [9, 5, false],
    [30, 20, false],
    [40, 20, true],
    [1000, 900, false],
    [1200, 1000, true],
    [1090, 1000, false],
    [5, 9, false],
  ]
  for (const [now, before, rising] of rows)
    assert.equal(isRising({ now, before }, { now: 9000, before: 9000 }), rising, `${now} ~ ${before}`)
  assert.equal(isRising({ now: 40, before: 20 }, { now: 200, before: 100 }), false)
  assert.equal(isRising({ now: 80, before: 20 }, { now: 200, before: 100 }), true)
  assert.equal(isRising({ now: 20, before: 20 }, { now: 50, before: 100 }), false)
  assert.equal(isRising({ now: 80, before: 0 }, { now: 80, before: 0 }), false)
})

test('排行：按受理从多到少，只在比较期有的也列，一个不丢', () => {
  const row = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), received: fc.nat(9) })
  const rows = fc
    .uniqueArray(row, { selector: ({ key }) => key })
    .map((all) => all.map((one) => ({ ...NO_SUMS, ...one })))
  fc.assert(
    fc.property(rows, rows, rows, (now, before, year) => {
      const ranked = rankLines(now, before, year)
      const sum = (list: readonly { received: number }[]) => list.reduce((all, one) => all + one.received, 0)
      assert.equal(sum(ranked), sum(now))
      assert.equal(
        ranked.reduce((all, one) => all + one.before, 0),
        sum(before),
      )
      assert.equal(
        ranked.reduce((all, one) => all + one.year, 0),
        sum(year),
      )
      for (const [at, one] of ranked.entries()) if (at > 0) assert.ok(one.received <= ranked[at - 1]!.received)
    }),
  )
})

test('同一问题同时只算一次；版本变了再算；算错的不留；只留最近问的', async () => {
  let nowMs = 0
  const flights = openFlights<number>({ most: 2, slowMs: 100, staleMs: 1000 }, () => nowMs)
  let worked = 0
  const work = async () => {
    worked += 1
    await Promise.resolve()
    return worked
  }
  assert.deepEqual(await Promise.all([flights.get('a', 1, work), flights.get('a', 1, work)]), [1, 1])
  assert.equal(await flights.get('a', 1, work), 1)
  assert.equal(await flights.get('a', 2, work), 2)
  assert.equal(await flights.get('a', 1, work), 2, '更新的答案照样可用')
  await assert.rejects(flights.get('b', 1, () => Promise.reject(new Error('断了'))))
  assert.equal(await flights.get('b', 1, work), 3)
  await flights.get('c', 1, work)
  assert.equal(await flights.get('a', 2, work), 5)
  nowMs += 1
  flights.forget()
  assert.equal(await flights.get('a', 2, work), 6)
})

test('算得慢的：先给上一版，后台换新，歇够再算；过了期限就等新的', async () => {
  let nowMs = 0
  const flights = openFlights<string>({ most: 9, slowMs: 100, staleMs: 5000 }, () => nowMs)
  const slow = (text: string) => async () => {
    await Promise.resolve()
    nowMs += 300
    return text
  }
  const settle = () => new Promise((done) => setImmediate(done))
  assert.equal(await flights.get('a', 1, slow('一')), '一')
  assert.equal(await flights.get('a', 2, slow('太早')), '一', '刚算完不久，歇着')
  nowMs = 1300
  assert.equal(await flights.get('a', 2, slow('二')), '一', '旧的先给')
  await settle()
  assert.equal(await flights.get('a', 2, slow('多余')), '二')
  nowMs += 5000
  assert.equal(await flights.get('a', 3, slow('三')), '三', '太旧就等')
})

test('记录的每一种都归入七个环节之一', () => {
  assert.equal(Object.keys(LOOP_STEPS).length, 7)
  for (const [type, step] of [
    ['Reported', 'collect'],
    ['Dispatched', 'assign'],
    ['Completed', 'handle'],
    ['Merged', 'analysis'],
    ['SupervisionOpened', 'supervise'],
    ['CallbackDone', 'appraisal'],
    ['RequestLapsed', 'handle'],
  ])
    assert.equal(loopStepOf(type!), step)
})
