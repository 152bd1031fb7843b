import { expect, test } from 'vitest'
import { type ClockFacts, clockText, leftText } from './clock-text.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const NOW = at('2026-11-21T14:30:00')

const running = (due: string, left: ClockFacts['left']): ClockFacts => ({
  light: 'green',
  due: `${due}+08:00`,
  left,
  state: 'running',
})

test.each([
  [
    '剩 2 小时 15 分（工作时），今日 16:45 到期',
    running('2026-11-21T16:45:00', { measure: 'workingMs', amount: (2 * 60 + 15) * 60_000 }),
  ],
  [
    '剩 27 小时（工作时），11月25日 9:05 到期',
    running('2026-11-25T09:05:00', { measure: 'workingMs', amount: 27 * 3_600_000 }),
  ],
  ['剩 18 小时 35 分（自然时），明日 9:05 到期', running('2026-11-22T09:05:00', { measure: 'naturalMs', amount: 0 })],
  ['剩 3 个工作日，11月26日 18:00 到期', running('2026-11-26T18:00:00', { measure: 'workingDays', amount: 3.4 })],
  ['剩不到 1 个工作日，今日 18:00 到期', running('2026-11-21T18:00:00', { measure: 'workingDays', amount: 0.4 })],
  ['已超 1 天 3 小时（昨日 11:30 到期）', running('2026-11-20T11:30:00', { measure: 'naturalMs', amount: -1 })],
  ['已超 3 天 21 小时（11月17日 17:30 到期）', running('2026-11-17T17:30:00', { measure: 'workingMs', amount: -1 })],
])('%s', (sentence, clock) => {
  expect(clockText(clock, NOW, 'zh')).toBe(sentence)
})

test('natural time goes on between two answers, from the due alone', () => {
  const clock = running('2026-11-21T16:45:00', { measure: 'naturalMs', amount: 135 * 60_000 })
  expect(leftText(clock, NOW + 10 * 60_000, 'zh')).toBe('剩 2 小时 5 分（自然时）')
  expect(leftText(clock, at('2026-11-21T16:46:00'), 'zh')).toBe('已超 1 分')
})

test('a clock that stands still, has stopped or never had a due says so', () => {
  const none: ClockFacts = { light: 'none', due: null, left: null }
  expect(clockText({ ...none, light: 'paused', state: 'paused' }, NOW, 'zh')).toBe('挂起')
  expect(
    clockText({ ...none, due: '2026-11-21T16:45:00+08:00', stopped: '2026-11-21T12:00:00+08:00' }, NOW, 'zh'),
  ).toBe('已停')
  expect(clockText(none, NOW, 'zh')).toBe('无时限')
  expect(clockText(none, NOW, 'en')).toBe('no limit')
})
