import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { CalendarChange, CalendarDayView } from '../../contract.ts'
import { ChangeView } from './change-view.tsx'
import { kindOf, YearGrid } from './year-grid.tsx'

afterEach(cleanup)

const day = (date: string, more: Partial<CalendarDayView> = {}): CalendarDayView => ({
  date,
  kind: 'working',
  name: null,
  own: false,
  hours: null,
  ...more,
})
const DAYS = [
  day('2026-02-14', { name: '春节调休' }),
  day('2026-02-15', { kind: 'holiday', name: '春节' }),
  day('2026-02-28', { kind: 'weekend' }),
  day('2026-03-02', { own: true, hours: '08:00-12:00' }),
]

test('每一天的种类：上班、调休上班、放假、周末', () => {
  expect(DAYS.map(kindOf)).toEqual(['made-up', 'holiday', 'weekend', 'working'])
})

test('十二个月；有权的人点一天就更正这一天，没权的只能看', () => {
  const onDay = vi.fn()
  const { rerender } = render(<YearGrid year={2026} days={DAYS} onDay={onDay} />)
  expect(screen.getAllByRole('region').map((month) => month.getAttribute('aria-label'))).toHaveLength(12)
  fireEvent.click(screen.getByRole('button', { name: '2026-02-15 放假 春节' }))
  expect(onDay).toHaveBeenCalledWith('2026-02-15')
  expect(screen.getByRole('button', { name: '2026-03-02 上班 08:00-12:00 本区自定' })).toBeTruthy()
  rerender(<YearGrid year={2026} days={DAYS} onDay={undefined} />)
  expect(screen.queryAllByRole('button')).toEqual([])
  expect(screen.getByRole('img', { name: '2026-02-14 调休上班 春节调休' })).toBeTruthy()
})

const CHANGE: CalendarChange = {
  dryRun: true,
  version: 2,
  read: 7,
  rejected: 0,
  faults: [],
  changedDays: 1,
  days: [{ date: '2027-01-04', before: { kind: 'working', name: null }, after: { kind: 'holiday', name: '元旦' } }],
  dues: {
    looked: 1200,
    open: 1200,
    moved: 3,
    first: [
      {
        clockId: 'clock-1',
        caseId: 'case-1',
        caseNo: null,
        name: 'closing',
        zh: '结案',
        en: 'closing',
        before: '2027-01-04T10:30:00+08:00',
        after: '2027-01-05T10:30:00+08:00',
        reckoned: '2027-01-05T10:30:00+08:00',
        overdueBefore: null,
        overdueAfter: null,
      },
    ],
  },
  runId: null,
}

test('试算说清楚：哪些天变、多少时限的到期会变', () => {
  render(<ChangeView change={CHANGE} />)
  const text = screen.getByRole('status').textContent
  expect(text).toContain('试算结果，尚未保存：1 天有变化。')
  expect(text).toContain('在办时限 1,200 个，看了 1,200 个，其中 3 个的到期会变。')
  expect(text).toContain('结案 2027-01-04 10:30 → 2027-01-05 10:30')
  expect(text).toContain('2027-01-04 上班 → 放假（元旦）')
})

test('有错的行逐行说，并说明没有保存；保存之后说在重算；相同的说没有保存', () => {
  const wrong = { line: 3, code: '明天', zh: '日期看不懂。', en: 'no date' }
  const { rerender } = render(<ChangeView change={{ ...CHANGE, rejected: 1, faults: [wrong] }} />)
  expect(screen.getByRole('status').textContent).toMatch(/7 行，1 行有问题，没有保存.*第 3 行 明天 日期看不懂。/)
  rerender(<ChangeView change={{ ...CHANGE, dryRun: false, version: 3, dues: null, runId: 'run-1' }} />)
  expect(screen.getByRole('status').textContent).toContain('已保存为第 3 版，正在重算')
  rerender(<ChangeView change={{ ...CHANGE, dryRun: false, dues: null, days: [], changedDays: 0 }} />)
  expect(screen.getByRole('status').textContent).toContain('与现行日历相同，没有保存。')
})
