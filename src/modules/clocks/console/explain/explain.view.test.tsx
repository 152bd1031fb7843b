import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { ClockExplanation, ExplainedPiece } from '../../contract.ts'
import { dayRows } from './day-rows.ts'
import { ExplainSheet } from './explain-sheet.tsx'

afterEach(cleanup)

const at = (text: string) => `2026-${text}:00+08:00`
const piece = (from: string, to: string | null, zh: string, more: Partial<ExplainedPiece> = {}): ExplainedPiece => ({
  from: at(from),
  to: to === null ? null : at(to),
  counted: false,
  reason: 'night',
  zh,
  en: zh,
  amount: 0,
  unit: 'WH',
  cause: null,
  endCause: null,
  ...more,
})
const counted = (from: string, to: string, amount: number, more: Partial<ExplainedPiece> = {}) =>
  piece(from, to, '计时', { counted: true, reason: 'counted', amount, ...more })

const PIECES = [
  counted('09-30T16:30', '09-30T17:30', 1),
  piece('09-30T17:30', '10-01T00:00', '非工作时段'),
  piece('10-01T00:00', '10-08T00:00', '国庆节放假', { reason: 'holiday' }),
  piece('10-08T00:00', '10-08T09:00', '非工作时段'),
  counted('10-08T09:00', '10-08T10:30', 1.5),
]
const CAUSE = { seq: 7, zh: '挂账', en: 'suspended', requestNo: '2', person: '张三', post: 'leader' }

const NAMES = { post: (id: string) => (id === 'leader' ? '领导' : id), unit: () => '区环卫中心' }
const EXPLAINED: ClockExplanation = {
  caseId: 'case-1',
  caseNo: '990101-20260930-10-00001',
  rulesVersion: 'case-rules/1+clock-limits/1',
  id: 'clock-1',
  name: 'endorse',
  zh: '单位审核',
  en: 'endorsement',
  subjectKind: 'request',
  subjectId: 'request-1',
  state: 'running',
  light: 'green',
  result: null,
  asOf: at('09-30T17:00'),
  start: at('09-30T16:30'),
  startCause: { ...CAUSE, seq: 5, zh: '申请退单', requestNo: '1', person: null },
  limit: { n: 2, unit: 'WH' },
  plus: null,
  givenDue: null,
  source: { from: 'stepTable', zh: '环节时限表“单位审核”', en: 'step', version: 'case-rules/1' },
  limitChanged: null,
  calendar: { key: 'cn', version: 3, wdMode: 'endOfDay' },
  due: at('10-08T10:30'),
  reckonedDue: at('10-08T10:30'),
  keptSince: null,
  overdueAt: null,
  stopped: null,
  grants: [],
  owners: [{ post: 'handlerLead', unit: 'sanitation', from: at('09-30T16:30'), to: null }],
  warnings: [],
  pieces: PIECES,
  left: 0,
}

test('一天一行，整日同一原因的并成一行；每天计了多少', () => {
  const rows = dayRows(PIECES, Date.parse(at('09-30T17:00')))
  expect(rows.map(({ from, to, days, amounts }) => [from, to, days, amounts])).toEqual([
    ['2026-09-30', '2026-09-30', 1, [{ unit: 'WH', amount: 1 }]],
    ['2026-10-01', '2026-10-07', 7, []],
    ['2026-10-08', '2026-10-08', 1, [{ unit: 'WH', amount: 1.5 }]],
  ])
  expect(rows[0]!.parts.map(({ fromMinute, toMinute, kind }) => [fromMinute, toMinute, kind])).toEqual([
    [990, 1050, 'counted'],
    [1050, 1440, 'rest'],
  ])
})

test('自然时间过夜的按天分摊；暂停未完的画到现在', () => {
  const rows = dayRows(
    [
      counted('03-02T18:00', '03-04T06:00', 36, { unit: 'NH' }),
      piece('03-04T06:00', null, '挂账期间暂停', { reason: 'pause:suspension' }),
    ],
    Date.parse(at('03-05T12:00')),
  )
  expect(rows.map(({ from, amounts }) => [from, amounts[0]?.amount ?? 0])).toEqual([
    ['2026-03-02', 6],
    ['2026-03-03', 24],
    ['2026-03-04', 6],
    ['2026-03-05', 0],
  ])
  expect(rows.at(-1)!.parts).toMatchObject([{ fromMinute: 0, toMinute: 720, kind: 'pause' }])
})

test('起算、规则、责任人、到期都写出来；逐日图可读', () => {
  render(<ExplainSheet explained={EXPLAINED} names={NAMES} />)
  const said = (name: string) => screen.getByText(name).nextElementSibling?.textContent
  expect(said('起算')).toBe('2026-09-30 16:30 申请退单（第 1 号申请，记录第 5 行）')
  expect(said('时限')).toBe('2个工作时')
  expect(said('规则')).toBe('环节时限表“单位审核”（版本 case-rules/1）')
  expect(said('到期')).toBe('2026-10-08 10:30')
  expect(said('责任人')).toBe('区环卫中心 handlerLead（2026-09-30 16:30 起）')
  const picture = screen.getByRole('figure', { name: '逐日计时图' })
  expect(
    within(picture)
      .getAllByRole('img')
      .map((row) => row.getAttribute('aria-label')),
  ).toEqual(['09-30 三 1个工作时', '10-01–10-07 国庆节放假 7 天', '10-08 四 1.5个工作时'])
})

test('暂停写明由哪一号申请、谁在哪一行；已告知的到期不提前也写明', () => {
  const paused: ClockExplanation = {
    ...EXPLAINED,
    state: 'paused',
    due: null,
    reckonedDue: null,
    pieces: [
      counted('09-30T16:30', '09-30T17:00', 0.5),
      piece('09-30T17:00', null, '挂账期间暂停', { reason: 'pause:suspension', cause: CAUSE }),
    ],
  }
  const { rerender } = render(<ExplainSheet explained={paused} names={NAMES} />)
  expect(screen.getByText('到期').nextElementSibling?.textContent).toBe('暂停中，恢复后从剩余时间接着算')
  fireEvent.click(screen.getByRole('button', { name: '逐段列出（2 段）' }))
  expect(screen.getByText(/由 挂账（第 2 号申请，张三（领导），记录第 7 行）/)).toBeTruthy()
  const kept = { ...EXPLAINED, reckonedDue: at('10-05T10:30'), keptSince: at('09-30T16:50') }
  rerender(<ExplainSheet explained={kept} names={NAMES} />)
  expect(screen.getByText('到期').nextElementSibling?.textContent).toBe(
    '2026-10-08 10:30（按更正后的日历应为 2026-10-05 10:30，已告知的不提前）',
  )
})

test('只打印这一张', () => {
  const print = vi.fn(() => {
    expect(document.body.dataset.printing).toBe('true')
    expect(screen.getByRole('article').dataset.printing).toBe('true')
  })
  vi.stubGlobal('print', print)
  render(<ExplainSheet explained={EXPLAINED} names={NAMES} />)
  fireEvent.click(screen.getByRole('button', { name: /^打 ?印$/ }))
  expect(print).toHaveBeenCalledOnce()
  window.dispatchEvent(new Event('afterprint'))
  expect(document.body.dataset.printing).toBeUndefined()
  vi.unstubAllGlobals()
})
