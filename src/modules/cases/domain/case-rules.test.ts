import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatLimit } from '#core/time/limit.ts'
import { resolveRules } from './case-rules.ts'
import { clockLimit } from './clock-limits.ts'
import { type ClockName, clockCards } from './clock-words.ts'
import type { Variant } from './enums.ts'
import { bookOf, limitData, ruleData } from './testing/world.ts'

test('取值顺序：基础、变体、来源、预设、本区', () => {
  const hotline = bookOf().rulesFor('hotline12345', 'hotline')
  assert.deepEqual([hotline.handleClockStart, hotline.callback, hotline.check], ['dispatch', 'required', 'skippable'])
  const minhang = bookOf('shanghai-minhang').rulesFor('hotline12345', 'hotline')
  assert.deepEqual([minhang.handleClockStart, minhang.check, minhang.maxReturns], ['sign', 'required', 1])
  assert.deepEqual(minhang.contactLimit, { n: 1, unit: 'WD' })
  const fengtai = bookOf('beijing-fengtai').rulesFor('hotline12345', 'hotline')
  assert.deepEqual([fengtai.requestEndorsement, fengtai.preCallbackReview, fengtai.firstReceiver], [false, true, true])
  assert.equal(bookOf('beijing-fengtai').rulesFor('gridPatrol', 'grid').preCallback, false)
  assert.equal(bookOf('wuhan').rulesFor('gridPatrol', 'grid').maxExtensions, 1)
  const own = bookOf('wuhan', { set: { maxExtensions: 3 }, variants: { grid: { maxExtensions: 5 } } })
  assert.equal(own.rulesFor('sensor', 'sensor').maxExtensions, 3)
  assert.equal(own.rulesFor('gridPatrol', 'grid').maxExtensions, 5)
  assert.throws(() => resolveRules(ruleData, { variant: 'grid', needsCallback: 'never', preset: 'nowhere' }), /nowhere/)
})

test('回访按来源：必访、留联系方式才访、不访', () => {
  const callback = (channel: string, variant: Variant) => bookOf().rulesFor(channel, variant).callback
  assert.equal(callback('hotline12345', 'hotline'), 'required')
  assert.equal(callback('hotline12345', 'emergency'), 'required')
  assert.equal(callback('wechat', 'grid'), 'ifContact')
  assert.equal(callback('wechat', 'hazard'), 'ifContact')
  assert.equal(callback('wechat', 'emergency'), 'exempt')
  assert.equal(callback('gridPatrol', 'grid'), 'exempt')
  assert.equal(callback('gridPatrol', 'hazard'), 'exempt')
})

test('变体由来源定，特急和隐患优先', () => {
  const book = bookOf()
  const variant = (channel: string, urgency: 'normal' | 'critical', categoryKind: string | null) =>
    book.variantFor(channel, { urgency, categoryKind })
  assert.equal(variant('web', 'normal', 'appeal'), 'hotline')
  assert.equal(variant('web', 'normal', 'hazard'), 'hazard')
  assert.equal(variant('web', 'critical', 'hazard'), 'emergency')
  assert.equal(variant('drone', 'normal', null), 'sensor')
  assert.throws(() => book.rulesFor('pigeon', 'grid'), /pigeon/)
})

test('各环节时限（domain §5.3）', () => {
  const limit = (name: ClockName, channel: string, variant: Variant, emergency = false) => {
    const found = clockLimit(name, { channel, variant, emergency }, limitData, bookOf().rulesFor(channel, variant))
    return found && formatLimit(found)
  }
  assert.equal(limit('accept', 'gridPatrol', 'grid'), '30WM')
  assert.equal(limit('accept', 'web', 'hotline'), '2NH')
  assert.equal(limit('accept', 'hotline12345', 'hotline'), '30NM')
  assert.equal(limit('accept', 'web', 'emergency', true), '5NM')
  assert.equal(limit('file', 'web', 'hotline'), '30WM')
  assert.equal(limit('dispatch', 'web', 'emergency', true), '5NM')
  assert.equal(limit('sign', 'web', 'hotline'), '2NH')
  assert.equal(limit('sign', 'web', 'emergency', true), '15NM')
  assert.equal(limit('contact', 'web', 'hotline'), '24NH')
  assert.equal(limit('emergency', 'web', 'emergency', true), '1NH')
  assert.equal(limit('callbackDecision', 'web', 'hotline'), '1WD')
})

test('没有固定时限的时钟只有这些，其余都配了', () => {
  const set = new Set(limitData.clocks.map((row) => row.clock))
  const open = (Object.keys(clockCards) as ClockName[]).filter((name) => !set.has(name))
  assert.deepEqual(open.sort(), ['handle', 'orderHandle', 'suspension', 'total', 'upperDue'])
})
