import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holds, scopeFor } from '#platform/auth/principal.ts'
import { makeAccessBook } from './access-book.ts'
import type { AccessRows, PersonAccess } from './access-store.ts'

const unit = (id: string, active = true) =>
  ({
    id,
    zh: id,
    en: id,
    kind: 'districtDepartment',
    level: 'district',
    parentId: null,
    areaCode: null,
    active,
  }) as const
const person = (part: Partial<PersonAccess>): PersonAccess => ({
  id: 'p1',
  account: 'Wang',
  name: '王',
  active: true,
  kind: 'person',
  demo: false,
  posts: [
    { post: 'lead', unit: 'a' },
    { post: 'officer', unit: 'b' },
  ],
  ...part,
})
const rows = (part: Partial<AccessRows>): AccessRows => ({
  units: [unit('a'), unit('b'), unit('gone', false)],
  posts: [],
  persons: [person({})],
  permissions: [
    { post: 'lead', permission: 'cases:approve' },
    { post: 'officer', permission: 'cases:handle' },
  ],
  keys: [],
  ...part,
})

test('演示账号在正式环境没有身份', () => {
  const demo = rows({ persons: [person({ demo: true })] })
  assert.equal(makeAccessBook(demo, false).principalOf('p1'), null)
  assert.equal(makeAccessBook(demo, true).principalOf('p1')?.account, 'Wang')
})

test('离岗的人没有身份，也不算在岗', () => {
  const book = makeAccessBook(rows({ persons: [person({ active: false })] }), false)
  assert.equal(book.principalOf('p1'), null)
  assert.deepEqual(book.persons.holders('lead'), [])
})

test('停用单位里的岗位不起作用', () => {
  const book = makeAccessBook(rows({ persons: [person({ posts: [{ post: 'lead', unit: 'gone' }] })] }), false)
  assert.deepEqual(book.principalOf('p1')?.posts, [])
})

test('权限只在持有它的岗位的范围内有效', () => {
  const principal = makeAccessBook(rows({}), false).principalOf('p1')
  assert.ok(principal)
  assert.ok(holds(principal, 'cases:approve'))
  assert.deepEqual(scopeFor(principal, 'cases:approve').units, ['a'])
  assert.deepEqual(scopeFor(principal, 'cases:handle').units, ['b'])
  assert.deepEqual(scopeFor(principal, 'cases:void').units, [])
})

test('同一人在一个单位只算一次，账号不分大小写', () => {
  const twice = person({
    posts: [
      { post: 'lead', unit: 'a' },
      { post: 'lead', unit: 'b' },
    ],
  })
  const book = makeAccessBook(rows({ persons: [twice] }), false)
  assert.deepEqual(book.persons.holders('lead'), ['p1'])
  assert.deepEqual(book.persons.holders('lead', 'b'), ['p1'])
  assert.deepEqual(book.persons.holders('lead', 'c'), [])
  assert.equal(book.findAccount('wANG')?.id, 'p1')
})
