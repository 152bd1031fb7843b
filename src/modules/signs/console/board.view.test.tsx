import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Output } from '#core/operation.ts'
import { MeProvider } from '#ui/session.tsx'
import type { BoardSign, getBoard } from '../contract.ts'
import BoardPage from './board-page.tsx'
import { axisOf, bandsOf } from './chart-scale.ts'
import { edgeText, lookOf, numberText } from './shown-value.ts'
import { stepTo } from './step-to.ts'

beforeEach(() => {
  // The page of the tests has none.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const ME = {
  person: { id: '00000000-0000-4000-8000-000000000001', account: 'leader1', name: '领导', kind: 'person' as const },
  posts: [],
  permissions: ['signs:view'],
  csrfToken: null,
  mustChangePassword: false,
  demo: true,
  district: { key: 'linjiang', name: '临江区', code: '990101' },
}
const WATERLOG: BoardSign = {
  code: 'B07',
  id: 'waterlog_depth_max',
  zh: '积水点最大水深',
  en: 'Deepest ponding',
  domain: 'weather_flood',
  unit: 'cm',
  decimals: 0,
  direction: 'lower_is_better',
  thresholds: { yellow: 15, orange: 27, red: 40 },
  place: null,
  placeName: null,
  value: 45,
  level: 'red',
  quality: 'good',
  qualityWords: { zh: '实测', en: 'measured' },
  simulated: false,
  at: '2026-11-21T09:05:00+08:00',
  since: '2026-11-21T09:00:00+08:00',
  hours: [],
  places: 0,
  placesAlarmed: 0,
  actionable: true,
}
const words = {
  simulated: { zh: '模拟', en: 'simulated' },
  stale: { zh: '停更', en: 'x' },
  missing: { zh: '缺数', en: 'x' },
}
const SIGNS: BoardSign[] = [
  WATERLOG,
  {
    ...WATERLOG,
    code: 'B02',
    zh: '1小时雨量',
    value: 3,
    level: 'normal',
    quality: 'simulated',
    simulated: true,
    qualityWords: words.simulated,
  },
  { ...WATERLOG, code: 'B03', zh: '24小时雨量', value: 9, level: null, quality: 'stale', qualityWords: words.stale },
  {
    ...WATERLOG,
    code: 'B04',
    zh: '阵风风速',
    value: null,
    level: null,
    quality: 'missing',
    qualityWords: words.missing,
    at: null,
  },
]
const BOARD: Output<typeof getBoard> = {
  asOf: '2026-11-21T09:06:00+08:00',
  simulated: true,
  domains: [{ id: 'weather_flood', zh: '气象防汛', en: 'Weather and floods' }],
  signs: SIGNS,
}

async function show(address = '/') {
  vi.stubGlobal('fetch', async (url: string) =>
    Response.json(url.includes('/signs') ? BOARD : { items: [], next: null }),
  )
  const router = createRouter({
    routeTree: createRootRoute({ component: () => <BoardPage /> }),
    history: createMemoryHistory({ initialEntries: [address] }),
  })
  await router.load()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MeProvider me={ME}>
        <RouterProvider router={router as never} />
      </MeProvider>
    </QueryClientProvider>,
  )
  await screen.findByText('积水点最大水深')
}
const cell = (name: string) => screen.getByText(name).closest('[data-code]') as HTMLElement

test('停更和缺数的体征不显示为正常；模拟值写明模拟，页首也说', async () => {
  await show()
  expect(['积水点最大水深', '1小时雨量', '24小时雨量', '阵风风速'].map((name) => cell(name).dataset.look)).toEqual([
    'red',
    'normal',
    'stale',
    'missing',
  ])
  expect(cell('24小时雨量').textContent).toContain('停更')
  expect(cell('24小时雨量').textContent).not.toContain('正常')
  expect(cell('阵风风速').textContent).toContain('缺数')
  expect(cell('1小时雨量').textContent).toContain('模拟')
  expect(cell('积水点最大水深').textContent).toContain('红色')
  expect(cell('积水点最大水深').getAttribute('href')).toBe('/c/signs/B07')
  expect(screen.getByText('演示数据：1 项为模拟值')).toBeTruthy()
})

test('按级别筛选：只留缺数的', async () => {
  await show()
  fireEvent.click(screen.getByRole('button', { name: /缺数/ }))
  await vi.waitFor(() => expect(screen.queryByText('积水点最大水深')).toBeNull())
  expect(screen.getByText('阵风风速')).toBeTruthy()
})

test('没有当前值就没有级别：看起来是停更或缺数', () => {
  expect(lookOf({ level: null, quality: 'stale' })).toBe('stale')
  expect(lookOf({ level: null, quality: 'missing' })).toBe('missing')
  expect(lookOf({ level: 'red', quality: 'simulated' })).toBe('red')
  expect(numberText({ decimals: 1 }, 12345.67)).toBe('12,345.7')
  expect(numberText({ decimals: 0, valueLabels: { 5: '无预警' } }, 5)).toBe('无预警')
  expect(
    edgeText({ direction: 'band', thresholds: { yellow: [-5, 35], orange: [-10, 37], red: [-15, 40] } }, 'red'),
  ).toBe('< -15 / > 40')
})

test('阈值色带：越低越好在上，越高越好在下，区间两侧都有，互不重叠', () => {
  const axis = axisOf([], { yellow: 15, orange: 27, red: 40 })
  expect(bandsOf('lower_is_better', { yellow: 15, orange: 27, red: 40 }, { low: 0, high: 50, ticks: [] })).toEqual([
    { level: 'yellow', low: 15, high: 27 },
    { level: 'orange', low: 27, high: 40 },
    { level: 'red', low: 40, high: 50 },
  ])
  expect(bandsOf('higher_is_better', { yellow: 97, orange: 95, red: 90 }, { low: 85, high: 100, ticks: [] })).toEqual([
    { level: 'yellow', low: 95, high: 97 },
    { level: 'orange', low: 90, high: 95 },
    { level: 'red', low: 85, high: 90 },
  ])
  expect(
    bandsOf('band', { yellow: [0, 10], orange: [-2, 12], red: [-4, 14] }, { low: -5, high: 15, ticks: [] }).length,
  ).toBe(6)
  expect(axis.low).toBeLessThanOrEqual(15)
  expect(axis.ticks.length).toBeGreaterThan(1)
})

test('方向键按位置走到上下左右的格子', () => {
  const at = (left: number, top: number) => {
    const one = document.createElement('a')
    one.dataset.code = `${left}-${top}`
    one.getBoundingClientRect = () => ({ left, top }) as DOMRect
    return one
  }
  const cells = [at(0, 0), at(100, 0), at(0, 60), at(100, 60)]
  expect(stepTo(cells, cells[0]!, 'ArrowRight')).toBe(cells[1])
  expect(stepTo(cells, cells[1]!, 'ArrowDown')).toBe(cells[3])
  expect(stepTo(cells, cells[3]!, 'ArrowUp')).toBe(cells[1])
  expect(stepTo(cells, cells[0]!, 'ArrowUp')).toBeNull()
})
