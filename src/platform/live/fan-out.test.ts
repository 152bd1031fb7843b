import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inScope, type Scope } from '#core/scope.ts'
import { type FanOut, frameOf, openFanOut, type Screen } from './fan-out.ts'
import type { LiveMessage } from './live-hub.ts'

const ALL: Scope = { all: true, areas: [], units: [] }
const street = (code: string): Scope => ({ all: false, areas: [code], units: [] })

function screenOf(person: string, scopes: Record<string, Scope>) {
  const got: Buffer[] = []
  const screen: Screen = { person, scopes: new Map(Object.entries(scopes)), send: (bytes) => got.push(bytes) }
  return { screen, got, text: () => Buffer.concat(got).toString() }
}
const message = (topic: string, may: string, areaCode: string): LiveMessage => ({
  topic,
  text: JSON.stringify({ areaCode }),
  to: { may, places: [{ areaCode, units: [] }] },
})
const open = (): FanOut => openFanOut({ windowMs: 1000, mostInWindow: 3 })

test('同权限的屏幕收到的是同一份字节；各看各的辖区', () => {
  const fan = open()
  const [one, two, other] = [
    screenOf('a', { 'cases:view': street('990101001') }),
    screenOf('b', { 'cases:view': street('990101001') }),
    screenOf('c', { 'cases:view': street('990101002') }),
  ]
  for (const { screen } of [one, two, other]) fan.add(screen)
  fan.publish(message('cases.caseChanged', 'cases:view', '990101001001'))
  fan.publish(message('cases.caseChanged', 'cases:view', '990101002001'))
  fan.stop()
  assert.equal(one.text(), frameOf('cases.caseChanged', '{"areaCode":"990101001001"}'))
  assert.equal(one.got[0], two.got[0], 'made once')
  assert.equal(other.text(), frameOf('cases.caseChanged', '{"areaCode":"990101002001"}'))
})

test('一下子太多：只说有很多、是哪些事；给本人的仍逐条送到', () => {
  const fan = open()
  const seen = screenOf('a', { 'cases:view': ALL })
  fan.add(seen.screen)
  for (let n = 0; n < 5; n += 1) fan.publish(message('cases.caseChanged', 'cases:view', '990101001'))
  fan.publish({ topic: 'notices.inboxChanged', text: '{}', to: { person: 'a' } })
  fan.publish({ topic: 'notices.inboxChanged', text: '{}', to: { person: 'b' } })
  fan.stop()
  const many = frameOf('live.many', '{"topics":["cases.caseChanged"],"count":5}')
  assert.equal(seen.text(), `${many}${frameOf('notices.inboxChanged', '{}')}`)
})

test('权限变了按新的，离开了不再收', () => {
  const fan = openFanOut({ windowMs: 0, mostInWindow: 3 })
  const seen = screenOf('a', { 'cases:view': ALL })
  const place = fan.add(seen.screen)
  const say = () => {
    fan.publish(message('cases.caseChanged', 'cases:view', '990101001'))
    fan.stop()
  }
  say()
  place.change(new Map([['cases:view', street('990101002')]]))
  say()
  place.change(new Map())
  say()
  place.change(new Map([['cases:view', ALL]]))
  place.remove()
  say()
  assert.equal(seen.got.length, 1)
})

test('分组之后每块屏幕听到的，与逐块判断相同，次序不变', () => {
  const scope = fc.record({
    all: fc.boolean(),
    areas: fc.subarray(['990101001', '990101002', '990101002001']),
    units: fc.subarray(['sanitation', 'lighting']),
  })
  const place = fc.record({
    areaCode: fc.constantFrom(null, '990101001', '990101002001'),
    units: fc.subarray(['sanitation', 'lighting']),
  })
  const may = fc.constantFrom('cases:view', 'signs:view')
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(may, scope), { maxLength: 8 }),
      fc.array(fc.record({ may, places: fc.array(place, { maxLength: 2 }) }), { maxLength: 8 }),
      (rights, told) => {
        const fan = openFanOut({ windowMs: 1000, mostInWindow: 100 })
        const screens = rights.map((scopes, at) => screenOf(`p${at}`, scopes))
        for (const { screen } of screens) fan.add(screen)
        told.forEach((to, at) => {
          fan.publish({ topic: 'some.thing', text: String(at), to })
        })
        fan.stop()
        screens.forEach(({ text }, at) => {
          const expected = told.flatMap((to, n) => {
            const held = rights[at]![to.may]
            return held && to.places.some((one) => inScope(held, one)) ? frameOf('some.thing', String(n)) : []
          })
          assert.equal(text(), expected.join(''))
        })
      },
    ),
  )
})
