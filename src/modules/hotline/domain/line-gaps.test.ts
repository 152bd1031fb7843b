import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { commonGaps, downMsWithin, type Gap, gapNews, gapsOf } from './line-gaps.ts'

const LENGTH = 60
const events = fc.array(fc.record({ atMs: fc.integer({ min: 0, max: LENGTH }), up: fc.boolean() }), { maxLength: 10 })

/** Minute by minute: down from an event that says so until one that says otherwise. */
function isDownAt(list: { atMs: number; up: boolean }[], ms: number): boolean {
  const last = Math.max(-1, ...list.filter(({ atMs }) => atMs <= ms).map(({ atMs }) => atMs))
  const said = list.filter(({ atMs }) => atMs === last)
  return said.length > 0 && said.some(({ up }) => !up)
}

test('中断时长与逐刻数出来的一样，事件次序无关', () => {
  fc.assert(
    fc.property(events, fc.integer({ min: 0, max: LENGTH }), fc.integer({ min: 0, max: LENGTH }), (list, a, b) => {
      const [from, until] = [Math.min(a, b), Math.max(a, b)]
      let counted = 0
      for (let ms = from; ms < until; ms++) if (isDownAt(list, ms)) counted++
      assert.equal(downMsWithin(gapsOf(list), from, until), counted)
      assert.deepEqual(gapsOf([...list].reverse()), gapsOf(list))
    }),
  )
})

test('码号中断：所有线路同时中断的时刻', () => {
  fc.assert(
    fc.property(fc.array(events, { minLength: 1, maxLength: 4 }), (lines) => {
      let counted = 0
      for (let ms = 0; ms < LENGTH; ms++) if (lines.every((list) => isDownAt(list, ms))) counted++
      assert.equal(downMsWithin(commonGaps(lines.map(gapsOf)), 0, LENGTH), counted)
    }),
  )
})

test('没有线路的号码没有中断', () => assert.deepEqual(commonGaps([]), []))

test('告警：无论事件怎样到达，仍在中断的必已告知，同一段中断只告知一次，恢复的必是告知过的', () => {
  const overlaps = (a: Gap, b: Gap) =>
    Math.max(a.fromMs, b.fromMs) < Math.min(a.toMs ?? Number.POSITIVE_INFINITY, b.toMs ?? Number.POSITIVE_INFINITY)
  fc.assert(
    fc.property(fc.array(events, { maxLength: 6 }), (batches) => {
      let known: { atMs: number; up: boolean }[] = []
      const told: Gap[] = []
      for (const batch of batches) {
        const before = gapsOf(known)
        known = [...known, ...batch]
        const { opened, closed } = gapNews(before, gapsOf(known))
        for (const gap of opened) assert.ok(!before.some((one) => overlaps(one, gap)))
        told.push(...opened)
        if (closed.length > 0 && gapsOf(known).every(({ toMs }) => toMs !== null))
          assert.ok(closed.some((gap) => told.some((one) => overlaps(one, gap))))
        assert.deepEqual(gapNews(gapsOf(known), gapsOf(known)).opened, [])
      }
      for (const gap of gapsOf(known)) if (gap.toMs === null) assert.ok(told.some((one) => overlaps(one, gap)))
    }),
  )
})
