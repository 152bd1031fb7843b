import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MeProvider } from '#ui/session.tsx'
import type { MarkedRow, MarkView } from '../contract.ts'
import CaseMarks from './case-marks.tsx'
import MarksPage from './marks-page.tsx'

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

const CASE = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'
const PHOTO = '00000000-0000-4000-8000-000000000003'
const MARK: MarkView = {
  key: 'samePhoto:x',
  kind: 'samePhoto',
  zh: '照片重复使用',
  en: 'photo used twice',
  reason: { zh: '处置后照片与案件 990101-20261121-00000002 的是同一张', en: 'used before' },
  at: '2026-11-21T09:05:00+08:00',
  line: 7,
  other: { caseId: OTHER, caseNo: '990101-20261121-00000002' },
  fileId: PHOTO,
  roles: ['after'],
}
const ROW: MarkedRow = {
  ...MARK,
  caseId: CASE,
  caseNo: '990101-20261121-00000001',
  title: '路灯不亮',
  state: 'closed',
  leadUnit: 'lighting',
  areaCode: null,
}

const ME = {
  person: { id: CASE, account: 'supervisor1', name: '督查员', kind: 'person' as const },
  posts: [],
  permissions: ['marks:view'],
  csrfToken: null,
  mustChangePassword: false,
  demo: false,
  district: { key: 'linjiang', name: '临江区', code: '990101' },
}

async function show(node: ReactNode, answers: Record<string, unknown>) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    const path = Object.keys(answers).find((one) => url.includes(one))
    return Response.json(path ? answers[path] : {})
  })
  const router = createRouter({
    routeTree: createRootRoute({ component: () => node }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  })
  await router.load()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MeProvider me={ME}>
        <RouterProvider router={router as never} />
      </MeProvider>
    </QueryClientProvider>,
  )
  return asked
}

test('a mark beside its case: why, and where it can be seen', async () => {
  await show(<CaseMarks subject={CASE} />, { [`/cases/${CASE}/marks`]: { marks: [MARK] } })
  await screen.findByText(MARK.reason.zh)
  expect(screen.getByText('办理记录第 7 条').getAttribute('href')).toBe(`/c/cases/${CASE}`)
  expect(screen.getByText('案件 990101-20261121-00000002').getAttribute('href')).toBe(`/c/cases/${OTHER}`)
  expect(screen.getByText('看照片').getAttribute('href')).toContain(`/cases/${CASE}/files/${PHOTO}`)
})

test('a case without marks shows no panel', async () => {
  const asked = await show(<CaseMarks subject={CASE} />, { '/marks': { marks: [] } })
  await vi.waitFor(() => expect(asked.length).toBe(1))
  expect(screen.queryByText(/异常标记/)).toBeNull()
})

test('the list: a row says why, and opened leads to case and evidence', async () => {
  const units = { items: [{ id: 'lighting', zh: '路灯所', en: 'Lighting', active: true }], next: null }
  await show(<MarksPage />, { '/units': units, '/marks': { items: [ROW], next: null, asOf: MARK.at } })
  fireEvent.click(await screen.findByText(MARK.reason.zh))
  await screen.findByText('案件 990101-20261121-00000002')
  expect(screen.getByText('990101-20261121-00000001 路灯不亮').getAttribute('href')).toBe(`/c/cases/${CASE}`)
  expect(screen.getAllByText('路灯所').length).toBeGreaterThan(0)
})
