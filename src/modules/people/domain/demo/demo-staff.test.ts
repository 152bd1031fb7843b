import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DemoRules } from './demo-rules.ts'
import { demoStaff } from './demo-staff.ts'
import { type AreaName, demoUnits } from './demo-units.ts'

const rules: DemoRules = {
  seed: 7,
  password: 'x',
  surnames: '王李张刘陈杨黄赵',
  givenFirst: '建志文明国海晓雨',
  givenSecond: '华伟芳军强敏杰涛',
  phonePrefix: '1540000',
  center: [{ post: 'operator', account: 'operator', count: 2 }],
  department: [{ post: 'handlerOfficer', account: 'handler', count: 1 }],
  street: [
    { post: 'streetDispatcher', account: 'dispatcher', count: 1, numbered: false },
    { post: 'gridWorker', account: 'duty', count: 3 },
  ],
  community: [{ post: 'communityOfficer', account: 'officer', count: 1 }],
  firstCommunity: [],
  workersPerCommunity: 2,
  rosterFrom: '2020-01-01',
  shifts: {
    day: { startsAt: '08:00', endsAt: '16:00' },
    evening: { startsAt: '16:00', endsAt: '00:00' },
    night: { startsAt: '00:00', endsAt: '08:00' },
  },
}
const area = (code: string): AreaName => ({ code, name: `区域${code}`, parentCode: code.slice(0, -3) })
const units = demoUnits(
  [area('990101002'), area('990101001')],
  [area('990101001002'), area('990101001001'), area('990101002001')],
  ['990101001001002', '990101001001001', '990101001001003', '990101001002001', '990101002001001'].map(area),
)

test('单位按代码顺序编号', () => {
  assert.deepEqual(
    units.map((unit) => [unit.id, unit.areaCode]),
    [
      ['street01', '990101001'],
      ['street01.c01', '990101001001'],
      ['street01.c01.g01', '990101001001001'],
      ['street01.c01.g02', '990101001001002'],
      ['street01.c01.g03', '990101001001003'],
      ['street01.c02', '990101001002'],
      ['street01.c02.g01', '990101001002001'],
      ['street02', '990101002'],
      ['street02.c01', '990101002001'],
      ['street02.c01.g01', '990101002001001'],
    ],
  )
})

test('同一规则编出同样的人，账号不重复，每个网格有人', () => {
  const staff = demoStaff(rules, ['sanitation'], units)
  assert.deepEqual(staff, demoStaff(rules, ['sanitation'], units))
  const accounts = staff.persons.map((person) => person.account)
  assert.equal(new Set(accounts).size, accounts.length)
  assert.equal(new Set(staff.persons.map((person) => person.name)).size, accounts.length)
  for (const account of [
    'operator2',
    'sanitation.handler1',
    'street02.dispatcher',
    'street01.duty3',
    'street01.c01.officer1',
  ])
    assert.ok(accounts.includes(account), account)
  for (const grid of units.filter((unit) => unit.kind === 'gridTeam'))
    assert.equal(
      staff.persons.filter((person) => person.posts.some((held) => held.unit === grid.id)).length,
      1,
      grid.id,
    )
})

test('没有人连上两个班', () => {
  const { shifts } = demoStaff(rules, [], units)
  const hours = { night: 0, day: 1, evening: 2 }
  const slots = new Map<string, Set<number>>()
  for (const { account, shift, weekdays } of shifts)
    for (const day of weekdays) {
      const mine = slots.get(account) ?? new Set()
      mine.add((day - 1) * 3 + hours[shift])
      slots.set(account, mine)
    }
  assert.equal(slots.size, 2 * 3 + 3 * 2)
  for (const [account, mine] of slots)
    for (const slot of mine) assert.ok(!mine.has((slot + 1) % 21), `${account} works two shifts in a row`)
})
