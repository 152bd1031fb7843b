import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NO_SCOPE } from '#core/scope.ts'
import { scopeOfPost } from './scope-of-post.ts'

const community = { id: 'street01.c01', kind: 'community', areaCode: '990101001001' } as const
const below = ['street01.c01', 'street01.c01.g01']

test('社区工作者看得到本社区，挂在同一社区的市民账号什么也看不到', () => {
  assert.deepEqual(scopeOfPost('communityOfficer', community, below), {
    all: false,
    areas: ['990101001001'],
    units: below,
  })
  assert.deepEqual(scopeOfPost('reporterCitizen', community, below), NO_SCOPE)
})
