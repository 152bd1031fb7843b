import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AddressQuery } from '#ui/navigation.tsx'
import { caseQueryOf } from './case-query.ts'
import { moreFiltersOf } from './more-filters.ts'

const addressOf = (text: string): AddressQuery => {
  const read = new URLSearchParams(text)
  return { one: (name) => read.get(name), all: (name) => read.getAll(name), change: () => {} }
}
const AT = '2026-11-21T09:05:00.123+08:00'
const query = (text: string) => {
  const { sort: _sort, ...rest } = caseQueryOf(addressOf(text), null)
  return rest
}

test('地址里的筛选原样成为查询：时刻不取整，日期取整日，在办写作 ongoing', () => {
  const given = new URLSearchParams({ ongoing: 'true', dueFrom: AT, from: AT, supervised: 'false', area: '990101001' })
  for (const light of ['orange', 'red']) given.append('light', light)
  given.append('step', 'handle')
  assert.deepEqual(query(`?${given}`), {
    open: true,
    dueFrom: AT,
    from: AT,
    supervised: false,
    area: '990101001',
    light: ['orange', 'red'],
    step: ['handle'],
  })
  assert.deepEqual(query('?from=2026-11-20&to=2026-11-20'), {
    from: '2026-11-20T00:00:00+08:00',
    to: '2026-11-21T00:00:00+08:00',
  })
})

test('看不懂的不带进查询；案件编号的 open 不是筛选', () => {
  assert.deepEqual(query('?light=purple&step=nothing&dueFrom=soon&matter=x&ongoing=perhaps&open=0196-abc'), {})
})

test('带来的每个筛选都说得出来，也就都撤得掉', () => {
  const said = moreFiltersOf(addressOf(`?ongoing=true&wholeMet=false&light=red&calledFrom=${encodeURIComponent(AT)}`))
  assert.deepEqual(
    said.map(({ name, words }) => [name, words.zh]),
    [
      ['ongoing', '在办'],
      ['wholeMet', '全程未按期'],
      ['calledFrom', '回访自 2026-11-21 09:05'],
      ['light', '超期'],
    ],
  )
})
