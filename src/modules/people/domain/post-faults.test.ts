import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrgKind } from './org-kind.ts'
import type { PostSort } from './post.ts'
import { findPostFault, type PostFacts, type PostWish, type UnitFacts } from './post-faults.ts'

const post = (id: string, sort: PostSort, ...unitKinds: OrgKind[]): [string, PostFacts] => [
  id,
  { id, zh: id, en: id, sort, unitKinds },
]
const POSTS = new Map([
  post('sysAdmin', 'admin', 'opsCenter'),
  post('securityAdmin', 'admin', 'opsCenter'),
  post('auditor', 'admin', 'opsCenter'),
  post('dispatcher', 'case', 'opsCenter'),
  post('handlerLead', 'case', 'districtDepartment'),
  post('knowledgeEditor', 'support', 'opsCenter'),
  post('importAccount', 'service', 'opsCenter'),
])
const UNITS = new Map<string, UnitFacts>([
  ['ops_center', { id: 'ops_center', zh: '中心', kind: 'opsCenter', active: true }],
  ['sanitation', { id: 'sanitation', zh: '环卫', kind: 'districtDepartment', active: true }],
  ['old', { id: 'old', zh: '旧单位', kind: 'opsCenter', active: false }],
])
const center = (...posts: string[]): PostWish[] => posts.map((one) => ({ post: one, unit: 'ops_center' }))
const check = (wishes: PostWish[], holder: 'person' | 'program' = 'person') =>
  findPostFault(wishes, holder, POSTS, (id) => UNITS.get(id) ?? null)?.code ?? null

test('三员两两不能由一人担任', () => {
  assert.equal(check(center('sysAdmin', 'securityAdmin')), 'admins-apart')
  assert.equal(check(center('sysAdmin', 'auditor')), 'admins-apart')
  assert.equal(check(center('securityAdmin', 'auditor')), 'admins-apart')
})

test('管理员不得兼办案岗位，可兼辅助岗位', () => {
  for (const admin of ['sysAdmin', 'securityAdmin', 'auditor']) {
    assert.equal(check(center(admin, 'dispatcher')), 'admin-beside-cases')
    assert.equal(check([...center(admin), { post: 'handlerLead', unit: 'sanitation' }]), 'admin-beside-cases')
    assert.equal(check(center(admin, 'knowledgeEditor')), null)
    assert.equal(check(center(admin)), null)
  }
})

test('岗位只能设在合适的、在用的单位', () => {
  assert.equal(check([{ post: 'handlerLead', unit: 'ops_center' }]), 'post-not-in-unit')
  assert.equal(check([{ post: 'dispatcher', unit: 'old' }]), 'unit-unknown')
  assert.equal(check([{ post: 'dispatcher', unit: 'nowhere' }]), 'unit-unknown')
  assert.equal(check([{ post: 'king', unit: 'ops_center' }]), 'post-unknown')
  assert.equal(check([...center('dispatcher'), { post: 'handlerLead', unit: 'sanitation' }]), null)
})

test('接口岗位只给程序，程序不任管理员', () => {
  assert.equal(check(center('importAccount')), 'post-of-programs')
  assert.equal(check(center('importAccount'), 'program'), null)
  assert.equal(check(center('sysAdmin'), 'program'), 'admin-is-person')
  assert.equal(check(center('sysAdmin', 'importAccount'), 'program'), 'admin-beside-cases')
})

test('没有岗位也可以', () => {
  assert.equal(check([]), null)
})
