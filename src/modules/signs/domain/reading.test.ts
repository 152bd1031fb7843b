import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { checkReading, type GivenReading } from './check-reading.ts'
import { levelOf } from './level-of.ts'
import { mayOpenCase } from './may-open-case.ts'
import { mergeCards } from './merge-cards.ts'
import { qualityOf } from './quality-of.ts'
import { alarmText, alarmTitle } from './say-alarm.ts'
import { thresholdText, valueText } from './say-sign.ts'
import type { SignCard, SignFile } from './sign.ts'
import { rawKeptMs, readSignRules } from './sign-rules.ts'
import { lastSlotMs, typicalValue } from './typical-value.ts'

const folder = new URL('../../../../districts/_defaults/', import.meta.url)
const file = JSON.parse(readFileSync(new URL('vital-signs.json', folder), 'utf8')) as SignFile
const rules = readSignRules(JSON.parse(readFileSync(new URL('sign-rules.json', folder), 'utf8')))
const sign = (code: string) => file.signs.find((one) => one.code === code) as SignCard
const NOW = Date.parse('2026-11-21T09:00:00+08:00')
const MINUTE = 60_000
const DAY = 86_400_000

const world = {
  sign: (name: string) => file.signs.find(({ code, id }) => code === name || id === name) ?? null,
  isPlace: (code: string) => code === '990101001',
  nowMs: NOW,
  aheadMs: 120_000,
  keptMs: (one: SignCard) => rawKeptMs(rules, one.refreshMinutes),
}
const AT = '2026-11-21T08:59:00+08:00'
const good: GivenReading = { sign: 'B07', at: AT, value: 12 }

test('读数收下：编码或标识、文件里的时间写法、数字文本、街道、估算', () => {
  assert.deepEqual(checkReading(good, world), {
    ok: true,
    reading: { code: 'B07', place: '', atMs: Date.parse(AT), value: 12, quality: 'good' },
  })
  const filed = {
    sign: 'waterlog_depth_max',
    place: 990101001,
    at: '2026/11/21 8:59',
    value: ' 12.5 ',
    quality: '估算',
  }
  assert.deepEqual(checkReading(filed, world), {
    ok: true,
    reading: { code: 'B07', place: '990101001', atMs: Date.parse(AT), value: 12.5, quality: 'estimated' },
  })
})

const refused: [given: GivenReading, why: RegExp][] = [
  [{ ...good, sign: '' }, /没有写体征编码/],
  [{ ...good, sign: 'Z99' }, /没有体征“Z99”/],
  [{ ...good, sign: 'x'.repeat(500) }, /没有体征“x{40}…”/],
  [{ ...good, place: '110101' }, /没有区域 110101/],
  [{ ...good, at: 'yesterday' }, /时间看不懂/],
  [{ ...good, at: null }, /时间看不懂/],
  [{ ...good, at: '2026-11-21T09:02:01+08:00' }, /在将来/],
  [{ ...good, at: '2026-11-01T09:00:00+08:00' }, /太早/],
  [{ ...good, value: null }, /数值看不懂/],
  [{ ...good, value: 'NaN' }, /数值看不懂/],
  [{ ...good, value: '1e3' }, /数值看不懂/],
  [{ ...good, value: Number.POSITIVE_INFINITY }, /数值看不懂/],
  [{ ...good, value: -1 }, /超出可能范围 0 至 不限/],
  [{ sign: 'H02', at: AT, value: 100.1 }, /超出可能范围 0 至 100/],
  [{ ...good, quality: 'simulated' }, /质量只能是/],
]
for (const [given, why] of refused)
  test(`读数不收：${why.source}`, () => {
    const checked = checkReading(given, world)
    assert.ok(!checked.ok)
    assert.match(checked.why.zh, why)
    assert.ok(checked.why.en.length > 0)
  })

test('慢的体征原始读数留得久：按分钟的 14 天，按月的可补报去年', () => {
  assert.equal(rawKeptMs(rules, 1), 14 * DAY)
  assert.equal(rawKeptMs(rules, null), 400 * DAY)
  assert.ok(checkReading({ sign: 'K01', at: '2025-12-31', value: 5.1 }, world).ok)
  assert.throws(() => readSignRules({ ...rules, rawDays: 3 }), /rawDays/)
})

test('质量：没有是缺数，过三倍周期是停更，其余如读数所说', () => {
  assert.equal(qualityOf(null, 15, NOW), 'missing')
  assert.equal(qualityOf({ atMs: NOW - 15 * MINUTE, quality: 'good' }, 15, NOW), 'good')
  assert.equal(qualityOf({ atMs: NOW - 15 * MINUTE - 1, quality: 'good' }, 15, NOW), 'stale')
  assert.equal(qualityOf({ atMs: NOW, quality: 'simulated' }, 15, NOW), 'simulated')
  assert.equal(qualityOf({ atMs: NOW, quality: 'estimated' }, 15, NOW), 'estimated')
})

const openings: [what: string, args: Parameters<typeof mayOpenCase>, may: boolean][] = [
  ['可处置的红色，从未立过', [sign('B07').actionable, { level: 'red', quality: 'good', atMs: NOW }, null], true],
  ['橙色不立', [sign('B07').actionable, { level: 'orange', quality: 'good', atMs: NOW }, null], false],
  ['不可处置的不立', [sign('B02').actionable, { level: 'red', quality: 'good', atMs: NOW }, null], false],
  ['停更的不立', [sign('B07').actionable, { level: 'red', quality: 'stale', atMs: NOW }, null], false],
  ['模拟的不立', [sign('B07').actionable, { level: 'red', quality: 'simulated', atMs: NOW }, null], false],
  [
    '上一件未结不立，多久都不立',
    [sign('B07').actionable, { level: 'red', quality: 'good', atMs: NOW }, { openedMs: NOW - 9 * DAY, open: true }],
    false,
  ],
  [
    '上一件已结、不到两小时不立',
    [
      sign('B07').actionable,
      { level: 'red', quality: 'good', atMs: NOW },
      { openedMs: NOW - 120 * MINUTE + 1, open: false },
    ],
    false,
  ],
  [
    '上一件已结、满两小时再立',
    [
      sign('B07').actionable,
      { level: 'red', quality: 'good', atMs: NOW },
      { openedMs: NOW - 120 * MINUTE, open: false },
    ],
    true,
  ],
]
for (const [what, args, may] of openings) test(`立案去重：${what}`, () => assert.equal(mayOpenCase(...args), may))

test('告警文字写明体征、数值、阈值、时间、位置、来源', () => {
  const alarm = {
    sign: sign('B07'),
    level: 'red' as const,
    value: 45,
    atMs: NOW,
    sinceMs: NOW - 5 * MINUTE,
    placeName: '西街街道',
  }
  assert.equal(alarmTitle(alarm).zh, '【体征红色】积水点最大水深 45 cm（西街街道）')
  assert.equal(
    alarmText(alarm).zh,
    '城市体征 B07 积水点最大水深 达到红色。\n数值：45 cm（2026-11-21 09:00）；红色阈值：≥ 40 cm。\n位置：西街街道。自 2026-11-21 08:55 起。来源：积水传感器。',
  )
  assert.equal(thresholdText(sign('B01'), 'red'), '< -15 或 > 40 ℃')
  assert.equal(valueText(sign('B05'), 1), '红色')
})

test('区数据更新：人改过的阈值保留，其余随文件；没有变化不出新版本', () => {
  const inForce = { ...sign('B07'), thresholds: { yellow: 10, orange: 20, red: 30 } }
  assert.equal(mergeCards(sign('B07'), inForce, true), null)
  assert.deepEqual(mergeCards(sign('B07'), inForce, false), sign('B07'))
  const renamed = { ...sign('B07'), zh: '积水' }
  assert.deepEqual(mergeCards(renamed, inForce, true), { ...renamed, thresholds: inForce.thresholds })
})

test('模拟值：同一时刻总是同一个值，平常都是正常级，且在可能范围内', () => {
  for (const one of file.signs)
    for (let hour = 0; hour < 48; hour += 1) {
      const at = NOW + hour * 37 * MINUTE
      const value = typicalValue(one, '', at, [])
      assert.ok(value !== null && value === typicalValue(one, '', at, []))
      assert.equal(levelOf(one, value), 'normal', `${one.code} ${value}`)
      const [low, high] = one.range
      assert.ok((low === null || value >= low) && (high === null || value <= high))
    }
  assert.notEqual(typicalValue(sign('H04'), '', NOW, []), typicalValue(sign('H04'), '990101001', NOW, []))
})

test('演示事件：到点升到给定值，没有给值的就不报数；别的街道不受影响', () => {
  const episode = { code: 'B07', place: '990101001', everyDays: 1, fromHour: 8, hours: 4, value: 45 }
  const ten = Date.parse('2026-11-21T10:00:00+08:00')
  assert.equal(typicalValue(sign('B07'), '990101001', ten, [episode]), 45)
  assert.ok((typicalValue(sign('B07'), '', ten, [episode]) ?? 99) < 15)
  assert.ok((typicalValue(sign('B07'), '990101001', ten + 4 * 3_600_000, [episode]) ?? 99) < 15)
  const { value: _value, ...silent } = episode
  assert.equal(typicalValue(sign('B07'), '990101001', ten, [silent]), null)
})

test('模拟的时刻按本地零点起的整周期', () => {
  assert.equal(lastSlotMs(5, NOW + 7 * MINUTE), NOW + 5 * MINUTE)
  assert.equal(lastSlotMs(1440, NOW), Date.parse('2026-11-21T00:00:00+08:00'))
})
