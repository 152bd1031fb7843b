import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openRanking } from './rank-duplicates.ts'
import { type Report, STILL_OPEN } from './report.ts'

const HOUR_MS = 3_600_000
const START_MS = Date.UTC(2025, 2, 3, 9)

const report = (id: string, more: Partial<Report> = {}): Report => ({
  id,
  openedMs: START_MS,
  endedMs: null,
  lon: 114.12,
  lat: 30.62,
  address: '金桥路12号',
  type: '暴露垃圾',
  group: '市容环境',
  words: '垃圾堆在路边',
  unit: '城管',
  ...more,
})

const ranked = (reports: readonly Report[], at = 0) =>
  openRanking(reports)
    .candidatesOf(at)
    .map(({ at: other }) => reports[other]!.id)

test('nearer in place, time, kind and words comes first, each alone', () => {
  for (const worse of [
    { lon: 114.1225 },
    { openedMs: START_MS + 80 * HOUR_MS },
    { type: '路灯不亮', group: '市政设施' },
    { words: '路灯整段漆黑' },
    { address: '金桥路250号' },
  ] satisfies Partial<Report>[])
    assert.deepEqual(
      ranked([report('own'), report('worse', worse), report('better'), report('far', { lon: 115 })]).slice(0, 2),
      ['better', 'worse'],
      JSON.stringify(worse),
    )
})

test('of several alike the one that was carried on is the one that is repeated', () => {
  const ended = (hours: number) => START_MS + hours * HOUR_MS
  assert.deepEqual(
    ranked([
      report('own', { endedMs: ended(1) }),
      report('sibling', { endedMs: ended(1) }),
      report('master', { endedMs: ended(30) }),
    ]),
    ['master', 'sibling'],
  )
})

test('the same caller speaks for it, and what is still open has not ended; each says so', () => {
  const later = START_MS + 48 * HOUR_MS
  const rank = (other: Partial<Report>) =>
    openRanking([report('own', { openedMs: later, callers: ['x'] }), report('other', other)]).candidatesOf(0)[0]!
  const codes = (other: Partial<Report>) => rank(other).reasons.map(({ code }) => code)
  const plain = rank({})
  assert.ok(rank({ callers: ['y', 'x'] }).score > plain.score && codes({ callers: ['x'] }).includes('samePerson'))
  assert.ok(rank({ endedMs: STILL_OPEN }).score > plain.score && codes({ endedMs: STILL_OPEN }).includes('bothOpen'))
  assert.ok(rank({ endedMs: START_MS + HOUR_MS }).score < plain.score)
  assert.equal(rank({ callers: ['y'] }).score, plain.score, 'another caller says nothing')
})

test('only within thirty days before or after, at most ten, never itself', () => {
  const day = 24 * HOUR_MS
  const many = [-31, -30, -29, 0, 29, 30, 31].map((days) => report(`d${days}`, { openedMs: START_MS + days * day }))
  assert.deepEqual(new Set(ranked(many, 3)), new Set(['d-30', 'd-29', 'd29', 'd30']))
  assert.equal(ranked(Array.from({ length: 30 }, (_, n) => report(`n${n}`))).length, 10)
})

test('a report without place is found by road and by rare words', () => {
  const lost = report('lost', { lon: null, lat: null })
  assert.deepEqual(
    ranked([lost, report('other', { address: '白云路3号', words: '停水', lon: 114.2 }), report('same')])[0],
    'same',
  )
})

test('whatever the reports are: sorted by score, all within bounds, the same again', () => {
  const anyReport = fc.record({
    openedMs: fc.integer({ min: START_MS, max: START_MS + 4000 * HOUR_MS }),
    endedMs: fc.option(fc.integer({ min: START_MS, max: START_MS + 9000 * HOUR_MS })),
    lon: fc.option(fc.double({ min: 114.1, max: 114.14, noNaN: true })),
    lat: fc.option(fc.double({ min: 30.6, max: 30.64, noNaN: true })),
    address: fc.constantFrom('', '金桥路12号', '8 Elm St', '白云路'),
    type: fc.constantFrom('', 'a', 'b'),
    group: fc.constantFrom('', 'g'),
    words: fc.string({ maxLength: 20 }),
    unit: fc.constantFrom('', 'u'),
  })
  fc.assert(
    fc.property(fc.array(anyReport, { maxLength: 25 }), (made) => {
      const reports = made.map((one, at) => ({ ...one, id: String(at) }))
      const [once, again] = [openRanking(reports), openRanking(reports)]
      for (const at of reports.keys()) {
        const found = once.candidatesOf(at)
        assert.deepEqual(again.candidatesOf(at), found)
        assert.ok(found.length <= 10 && found.every((one) => one.at !== at && one.score >= 0 && one.score <= 1))
        for (const [place, one] of found.entries()) assert.ok(place === 0 || one.score <= found[place - 1]!.score)
      }
    }),
    { numRuns: 100 },
  )
})
