import { expect, test } from 'vitest'
import type { ClockView, Order } from '../../contract.ts'
import { linkOf } from '../report/link-of.ts'
import { periodOf } from '../report/periods.ts'
import { actionsOf } from './actions-of.ts'
import type { CaseDetail } from './case-data.ts'
import { orderTree } from './case-orders.tsx'
import { stepClockOf } from './step-clock-of.ts'

const offer = (command: string, code: string | null, zh = command) => ({
  command,
  zh,
  en: command,
  possible: code === null,
  refusal: code === null ? null : { code, zh: `因为 ${code}`, en: code },
})
const withOffers = (...offers: ReturnType<typeof offer>[]) => ({ offers }) as unknown as CaseDetail

test('at most three main actions, the step first, rare ones never among them', () => {
  const { main, more } = actionsOf(
    withOffers(
      offer('void', null),
      offer('merge', null),
      offer('supplement', null),
      offer('redispatch', null),
      offer('dispatch', null),
      offer('correct', null),
    ),
  )
  expect(main.map(({ command }) => command)).toEqual(['dispatch', 'merge', 'redispatch'])
  expect(more.map(({ command }) => command)).toEqual(['void', 'correct', 'supplement'])
})

test('refusals of one reason are said once, the particular ones first', () => {
  const { refused } = actionsOf(
    withOffers(
      offer('sign', 'wrong-state:handling'),
      offer('complete', 'children-open'),
      offer('accept', 'wrong-state:handling'),
    ),
  )
  expect(refused.map(({ titles, reason }) => [titles.map(({ zh }) => zh), reason.zh])).toEqual([
    [['complete'], '因为 children-open'],
    [['sign', 'accept'], '因为 wrong-state:handling'],
  ])
})

test('what stands in the way of the step itself is said at once; a wrong state is not', () => {
  expect(actionsOf(withOffers(offer('complete', 'children-open', '处置完成'))).blocked?.title.zh).toBe('处置完成')
  expect(
    actionsOf(withOffers(offer('complete', 'wrong-state:filed'), offer('close', 'not-permitted'))).blocked,
  ).toBeNull()
})

test('orders stand below the one they were handed down from', () => {
  const order = (id: string, parentId: string | null) => ({ id, parentId }) as Order
  const tree = orderTree([
    order('lead', null),
    order('grid', 'community'),
    order('co', null),
    order('community', 'lead'),
    order('lost', 'nobody'),
  ])
  expect(tree.map(({ order: { id }, depth }) => `${depth}${id}`)).toEqual([
    '0lead',
    '1community',
    '2grid',
    '0co',
    '0lost',
  ])
})

test('the clock of the step counts before that of the whole case, open before ended', () => {
  const clock = (name: string, due: string | null, state = 'running', subjectKind = 'case') =>
    ({ name, due, state, subjectKind }) as ClockView
  const clocks = [
    clock('total', '2026-11-21T09:00:00+08:00'),
    clock('accept', '2026-11-20T09:00:00+08:00', 'ended'),
    clock('orderSign', '2026-11-21T08:00:00+08:00', 'running', 'order'),
    clock('handle', '2026-11-25T09:00:00+08:00'),
  ]
  expect(stepClockOf({ clocks } as CaseDetail)?.name).toBe('handle')
  expect(stepClockOf({ clocks: clocks.slice(0, 2) } as CaseDetail)?.name).toBe('total')
  expect(stepClockOf({ clocks: [] as ClockView[] } as CaseDetail)).toBeNull()
})

test.each([
  ['today', { from: '2026-03-01', to: '2026-03-01' }],
  ['week', { from: '2026-02-23', to: '2026-03-01' }],
  ['month', { from: '2026-03-01', to: '2026-03-01' }],
  ['lastMonth', { from: '2026-02-01', to: '2026-02-28' }],
  ['year', { from: '2026-01-01', to: '2026-03-01' }],
])('%s, seen just after midnight in Shanghai', (name, period) => {
  expect(periodOf(name, Date.parse('2026-03-01T00:10:00+08:00'))).toEqual(period)
})

test('a number opens its own cases', () => {
  const period = { from: '2026-11-01', to: '2026-11-21' }
  expect(linkOf('street', '990101001', period, 'overdue')).toBe(
    '/c/cases?overdue=true&area=990101001&from=2026-11-01&to=2026-11-21&sort=newest',
  )
  expect(linkOf('month', '2026-12', period, 'all')).toBe('/c/cases?from=2026-12-01&to=2026-12-31&sort=newest')
  expect(linkOf('day', '2026-11-21', period, 'closed')).toBe(
    '/c/cases?state=closed&state=archived&from=2026-11-21&to=2026-11-21&sort=newest',
  )
  expect(linkOf('unit', null, period, 'all')).toBeNull()
})
