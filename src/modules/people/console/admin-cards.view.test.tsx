import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Overview } from '../contract.ts'
import { AdminCards } from './admin-cards.tsx'

afterEach(cleanup)

const NOTHING: Overview = { at: '2026-11-21T09:05:00+08:00', people: null, access: null, posts: null, journal: null }

async function show(overview: Overview) {
  const router = createRouter({
    routeTree: createRootRoute({ component: () => <AdminCards overview={overview} /> }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  })
  await router.load()
  render(<RouterProvider router={router as never} />)
  await screen.findAllByRole('navigation')
}
const lineOf = (title: string) => screen.getByText(title).parentElement as HTMLElement
const hrefOf = (title: string) => lineOf(title).querySelector('a')?.getAttribute('href')

test('every number of the journal opens the lines of today that it counts', async () => {
  const journal = { done: 120, refused: 7, read: 3, failedSignIns: 2, postsAssigned: 0, permissionsSet: 1 }
  await show({ ...NOTHING, journal })
  expect(hrefOf('被拒绝')).toBe('/c/journal?from=2026-11-21&until=2026-11-21&outcome=refused')
  expect(hrefOf('登录失败')).toContain('operation=people.signIn&outcome=refused')
  expect(lineOf('登录失败').dataset.look).toBe('true')
  expect(lineOf('登录失败').textContent).toBe('登录失败2 条')
  expect(lineOf('分配岗位').dataset.look).toBe('false')
})

test('posts that nobody holds are named and opened together', async () => {
  const vacant = [
    { id: 'cashier', zh: '奖励兑付员', en: 'Cashier' },
    { id: 'dronePilot', zh: '无人机飞手', en: 'Pilot' },
  ]
  await show({ ...NOTHING, posts: { posts: 27, permissions: 120, vacant } })
  expect(hrefOf('有权限而无人的岗位')).toBe('/c/posts?post=cashier&post=dronePilot')
  expect(screen.getByText('奖励兑付员、无人机飞手')).toBeTruthy()
  expect(screen.queryByText('今日日志')).toBeNull()
})
