import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MeProvider } from '#ui/session.tsx'
import type { Questionnaire } from '../../contract.ts'
import AnswerPage from './answer-page.tsx'

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

const ID = '00000000-0000-4000-8000-000000000009'
const PAPER: Questionnaire = {
  id: ID,
  title: '使用人员满意度',
  intro: '请用一分钟说说感受。',
  unit: 'ops_center',
  questions: [
    { kind: 'steps', text: '总体满意吗' },
    { kind: 'yesNo', text: '当天答复了吗' },
    { kind: 'text', text: '最想改哪一处' },
  ],
  endsAt: '2026-12-01T18:00:00+08:00',
  phase: 'running',
  answered: false,
}

const ME = {
  person: { id: ID, account: 'operator1', name: '接线员', kind: 'person' as const },
  posts: [],
  permissions: [],
  csrfToken: null,
  mustChangePassword: false,
  demo: false,
  district: { key: 'linjiang', name: '临江区', code: '990101' },
}

async function show(paper: Questionnaire): Promise<{ url: string; body: unknown }[]> {
  const sent: { url: string; body: unknown }[] = []
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (init?.method === 'POST') sent.push({ url, body: JSON.parse(`${init.body}`) })
    if (url.endsWith('/my-surveys')) return Response.json({ items: [] })
    return Response.json(init?.method === 'POST' ? { done: true } : paper)
  })
  const root = createRootRoute({ component: Outlet })
  const page = createRoute({ getParentRoute: () => root, path: '/c/answer/$surveyId', component: AnswerPage })
  const router = createRouter({
    routeTree: root.addChildren([page]),
    history: createMemoryHistory({ initialEntries: [`/c/answer/${ID}`] }),
  })
  await router.load()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MeProvider me={ME}>
        <RouterProvider router={router as never} />
      </MeProvider>
    </QueryClientProvider>,
  )
  return sent
}

test('没选完不交卷，说缺哪几题；选完只交所选，不带姓名', async () => {
  const sent = await show(PAPER)
  fireEvent.click(await screen.findByLabelText('满意'))
  fireEvent.click(screen.getByRole('button'))
  expect((await screen.findByRole('alert')).textContent).toContain('第 2 题')
  expect(sent).toEqual([])
  fireEvent.click(screen.getByLabelText('否'))
  fireEvent.change(screen.getByLabelText('最想改哪一处'), { target: { value: '地图' } })
  fireEvent.click(screen.getByRole('button'))
  await screen.findByText(/已交卷/)
  expect(sent).toEqual([{ url: `/api/v1/my-surveys/${ID}/answer`, body: { answers: ['4', 'no', '地图'] } }])
})

test('交过的和已结束的不再出题', async () => {
  await show({ ...PAPER, answered: true })
  await screen.findByText(/已交卷/)
  cleanup()
  await show({ ...PAPER, phase: 'ended' })
  await screen.findByText(/已结束/)
  expect(screen.queryByRole('button')).toBeNull()
})
