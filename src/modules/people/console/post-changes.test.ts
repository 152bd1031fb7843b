import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellFault, changesOf, toggled } from './post-changes.ts'
import type { PermissionRow, PostRow } from './use-posts.ts'

const dispatcher: PostRow = {
  id: 'dispatcher',
  zh: '派遣员',
  en: 'Dispatcher',
  sort: 'case',
  unitKinds: ['opsCenter'],
  permissions: ['cases:dispatch', 'cases:view'],
  holders: 3,
}
const permission = (id: string, defaultPosts: string[]): PermissionRow => ({
  id,
  zh: id,
  en: id,
  module: 'cases',
  moduleZh: '案件',
  moduleEn: 'Cases',
  defaultPosts,
})
const PERMISSIONS = [
  permission('cases:dispatch', ['dispatcher']),
  permission('cases:view', ['dispatcher']),
  permission('cases:export', ['leader']),
  permission('people:set-permissions', ['securityAdmin']),
]
const KNOWN = new Map(PERMISSIONS.map((row) => [row.id, { ...row, posts: row.defaultPosts }]))

test('a cell changed back is no change', () => {
  const once = toggled(dispatcher, 'cases:export', {})
  assert.deepEqual(once, { dispatcher: ['cases:dispatch', 'cases:export', 'cases:view'] })
  assert.deepEqual(toggled(dispatcher, 'cases:export', once), {})
})

test('what is added and what is taken is told apart', () => {
  const wishes = toggled(dispatcher, 'cases:view', toggled(dispatcher, 'cases:export', {}))
  const [change] = changesOf([dispatcher], PERMISSIONS, wishes)
  assert.deepEqual(
    [change?.added.map(({ id }) => id), change?.taken.map(({ id }) => id)],
    [['cases:export'], ['cases:view']],
  )
})

test('管理员的权限不能授予办案岗位', () => {
  assert.match(cellFault(dispatcher, 'people:set-permissions', {}, KNOWN)?.zh ?? '', /只能由管理员岗位持有/)
  assert.equal(cellFault(dispatcher, 'cases:export', {}, KNOWN), null)
})
