import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inPost, rememberedPost, rememberPost } from '../acting-post.ts'
import { ActingProvider, type Me, type MyPost } from '../session.tsx'
import { DemoAccounts } from './demo-accounts.tsx'
import { PostMenu } from './post-menu.tsx'

const post = (id: string, zh: string, permissions: string[]): MyPost => ({
  post: id,
  postZh: zh,
  postEn: id,
  unit: 'ops_center',
  unitZh: '中心',
  unitEn: 'Centre',
  unitKind: 'opsCenter',
  areaCode: null,
  permissions,
})
const DISPATCHER = post('dispatcher', '派遣员', ['cases:view', 'cases:dispatch'])
const CALLBACK = post('callbackOfficer', '回访员', ['cases:view', 'cases:submit-callback'])
const me = (...posts: MyPost[]): Me => ({
  person: { id: 'p1', account: 'zhang', name: '张三', kind: 'person' },
  posts,
  permissions: [],
  csrfToken: null,
  mustChangePassword: false,
  demo: false,
  district: { key: 'x', name: '某区', code: '990101' },
})

beforeEach(() => localStorage.clear())
afterEach(cleanup)

function menu(self: Me, chosen: string | null) {
  const choose = vi.fn()
  render(
    <ActingProvider value={{ post: chosen, posts: self.posts, choose }}>
      <PostMenu />
    </ActingProvider>,
  )
  return choose
}

test('in one post only that post counts; in none named all of them', () => {
  const both = me(DISPATCHER, CALLBACK)
  const dispatching = inPost(both, 'dispatcher@ops_center')
  expect(dispatching.permissions).toEqual(['cases:dispatch', 'cases:view'])
  expect(dispatching.posts).toEqual([DISPATCHER])
  expect(inPost(both, null).permissions).toEqual(['cases:dispatch', 'cases:submit-callback', 'cases:view'])
})

test('the choice is remembered for each account, and dropped when the post is gone', () => {
  const both = me(DISPATCHER, CALLBACK)
  rememberPost(both, 'dispatcher@ops_center')
  expect(rememberedPost(both)).toBe('dispatcher@ops_center')
  expect(rememberedPost({ ...both, person: { ...both.person, account: 'li' } })).toBeNull()
  expect(rememberedPost(me(CALLBACK, post('checker', '核查员', [])))).toBeNull()
  rememberPost(both, null)
  expect(rememberedPost(both)).toBeNull()
})

test('of several posts one can be chosen, or all again', () => {
  const choose = menu(me(DISPATCHER, CALLBACK), 'dispatcher@ops_center')
  fireEvent.click(screen.getByRole('button', { name: /派遣员 · 中心/ }))
  fireEvent.click(screen.getByRole('button', { name: /回访员 · 中心/ }))
  expect(choose).toHaveBeenLastCalledWith('callbackOfficer@ops_center')
  fireEvent.click(screen.getByRole('button', { name: /派遣员 · 中心/ }))
  fireEvent.click(screen.getByRole('button', { name: /全部 2 个岗位/ }))
  expect(choose).toHaveBeenLastCalledWith(null)
})

test('who has one post has nothing to choose', () => {
  menu(me(DISPATCHER), null)
  expect(screen.getByText('派遣员 · 中心')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

const ACCOUNT = {
  account: 'operator1',
  name: '石然',
  postZh: '接线员',
  postEn: 'Operator',
  unitZh: '中心',
  unitEn: 'C',
}

test('a demonstration account signs in by one press and is marked as such', () => {
  const onChoose = vi.fn()
  render(<DemoAccounts password="Yiwang-demo-1" accounts={[ACCOUNT]} busy={false} onChoose={onChoose} />)
  expect(screen.getByText('演示')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '接线员' }))
  expect(onChoose).toHaveBeenCalledWith('operator1', 'Yiwang-demo-1')
})

test('without a password there is nothing to choose', () => {
  const { container } = render(<DemoAccounts password={null} accounts={[]} busy={false} onChoose={() => {}} />)
  expect(container.textContent).toBe('')
})
