import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Wishes } from './post-changes.ts'
import { PostMatrix } from './post-matrix.tsx'
import type { PermissionRow, PostRow } from './use-posts.ts'

afterEach(cleanup)

const post = (id: string, zh: string, permissions: string[]): PostRow => ({
  id,
  zh,
  en: id,
  sort: 'case',
  unitKinds: ['opsCenter'],
  permissions,
  holders: 2,
})
const permission = (id: string, zh: string, defaultPosts: string[]): PermissionRow => ({
  id,
  zh,
  en: id,
  module: 'cases',
  moduleZh: '案件',
  moduleEn: 'Cases',
  defaultPosts,
})
const POSTS = [post('dispatcher', '派遣员', ['cases:dispatch']), post('checker', '核查员', [])]
const ROWS = [
  permission('cases:dispatch', '派遣', ['dispatcher']),
  permission('people:set-permissions', '设置岗位权限', ['securityAdmin']),
]

function Matrix({ onRefuse, readOnly = false }: { onRefuse?(why: unknown): void; readOnly?: boolean }) {
  const [wishes, setWishes] = useState<Wishes>({})
  return (
    <PostMatrix
      posts={POSTS}
      rows={ROWS}
      all={ROWS}
      wishes={wishes}
      {...(readOnly ? {} : { onChange: setWishes, onRefuse: onRefuse ?? (() => {}) })}
    />
  )
}
const cell = (name: string) => screen.getByRole('button', { name })

test('one tab stop; arrows move from cell to cell and stop at the edge', () => {
  render(<Matrix />)
  expect(screen.getAllByRole('button').filter((one) => one.tabIndex === 0)).toHaveLength(1)
  cell('派遣员：派遣').focus()
  fireEvent.keyDown(document.activeElement!, { code: 'ArrowRight' })
  fireEvent.keyDown(document.activeElement!, { code: 'ArrowDown' })
  fireEvent.keyDown(document.activeElement!, { code: 'ArrowDown' })
  expect(document.activeElement).toBe(cell('核查员：设置岗位权限'))
})

test('比默认多、比默认少都以字形表示', () => {
  render(<Matrix />)
  fireEvent.click(cell('派遣员：派遣'))
  fireEvent.click(cell('核查员：派遣'))
  expect(cell('派遣员：派遣').textContent).toBe('－')
  expect(cell('核查员：派遣').textContent).toBe('＋')
  expect(cell('核查员：派遣').getAttribute('aria-pressed')).toBe('true')
})

test('a permission of administrators stays as it is and the reason is told', () => {
  const onRefuse = vi.fn()
  render(<Matrix onRefuse={onRefuse} />)
  fireEvent.click(cell('派遣员：设置岗位权限'))
  expect(cell('派遣员：设置岗位权限').getAttribute('aria-pressed')).toBe('false')
  expect(onRefuse.mock.lastCall?.[0].zh).toContain('只能由管理员岗位持有')
})

test('whoever may only read changes nothing', () => {
  render(<Matrix readOnly />)
  fireEvent.click(cell('派遣员：派遣'))
  expect(cell('派遣员：派遣').textContent).toBe('●')
})
