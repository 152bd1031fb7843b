import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPermissionFault, type PermissionFacts } from './permission-faults.ts'

const permission = (id: string, ...posts: string[]): [string, PermissionFacts] => [id, { id, zh: id, en: id, posts }]
const KNOWN = new Map([
  permission('people:manage-persons', 'sysAdmin'),
  permission('people:set-permissions', 'securityAdmin'),
  permission('people:view-journal', 'auditor'),
  permission('people:view-persons', 'dispatcher', 'sysAdmin', 'auditor'),
  permission('cases:view', 'dispatcher'),
  permission('cases:nobody'),
])
const check = (id: string, sort: 'admin' | 'case', ...wished: string[]) =>
  findPermissionFault({ id, zh: id, sort }, wished, KNOWN)?.code ?? null

test('管理员的权限只减不增', () => {
  assert.equal(check('sysAdmin', 'admin', 'people:manage-persons', 'cases:view'), 'admin-gets-no-more')
  assert.equal(check('auditor', 'admin', 'people:view-journal', 'people:manage-persons'), 'admin-gets-no-more')
  assert.equal(check('auditor', 'admin', 'people:view-journal'), null)
  assert.equal(check('sysAdmin', 'admin', 'people:manage-persons', 'cases:nobody'), 'admin-gets-no-more')
})

test('管理员专有的权限不给别的岗位，共有的可以', () => {
  assert.equal(check('dispatcher', 'case', 'people:view-journal'), 'for-admins-only')
  assert.equal(check('dispatcher', 'case', 'people:view-persons', 'cases:view', 'cases:nobody'), null)
})

test('管理员的基本权限去不掉', () => {
  assert.equal(check('sysAdmin', 'admin', 'people:view-persons'), 'permission-kept')
  assert.equal(check('securityAdmin', 'admin'), 'permission-kept')
  assert.equal(check('dispatcher', 'case'), null)
})

test('没有的权限不能授予', () => {
  assert.equal(check('dispatcher', 'case', 'cases:fly'), 'permission-unknown')
})
