import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { groupMessages, type TimedMessage } from './group-messages.ts'
import { messageTerms } from './message-terms.ts'

const DAY_MS = 86_400_000
const START_MS = Date.UTC(2025, 2, 3)

/** Each event: a place, a matter, and ways to say it. */
const EVENTS = [
  ['碧水湾小区', ['搅拌站粉尘很大', '水泥搅拌站日夜轰鸣', '搅拌站的灰尘落满阳台']],
  ['银湖花园', ['开发商捆绑销售车位', '车位捆绑销售不买不交房', '强制捆绑车位']],
  ['学府路', ['烧烤摊占道油烟大', '夜里烧烤油烟呛人', '烧烤摊油烟进屋']],
  ['翠庭公寓', ['电梯坏了三周没人修', '电梯老是困人', '坏电梯没人修']],
] as const

function messages(perEvent: number): TimedMessage[] {
  return EVENTS.flatMap(([place, ways], event) =>
    Array.from({ length: perEvent }, (_, n) => ({
      title: `投诉${place}附近${ways[n % ways.length]}`,
      body: `尊敬的领导您好，${place}这里${ways[(n + 1) % ways.length]}，${ways[n % ways.length]}，影响居民生活，希望尽快解决`,
      atMs: START_MS + (n * 3 + event) * DAY_MS,
    })),
  )
}

const partition = (made: readonly TimedMessage[]) =>
  groupMessages(made).map(({ members }) => [...members].sort((a, b) => a - b))

test('messages of one event come together, those of another place or matter do not', () => {
  assert.deepEqual(
    partition(messages(6)),
    [0, 1, 2, 3].map((event) => Array.from({ length: 6 }, (_, n) => event * 6 + n)),
  )
})

test('the name of an airport is a place, so that different matters there are no event; a fund is a subject', () => {
  const named = (text: string) => {
    const found = new Set<string>()
    messageTerms(text, (term, isNamed) => void (isNamed && found.add(term)))
    return found
  }
  const airport = named('金河机场公交车收车太早')
  assert.ok(airport.has('金河机') && airport.has('河机场') && !airport.has('公交车'))
  assert.deepEqual([...named('住房公积金提取')], [])
})

test('how people ask makes no event', () => {
  const asks = ['路灯何时修好', '公交什么时候通', '停水为什么不通知', '树枝遮挡信号灯'].map((matter, n) => ({
    title: `请求尽快解决${matter}`,
    body: '尊敬的领导您好，我们多次反映没有解决，希望相关部门尽快处理，谢谢',
    atMs: START_MS + n * DAY_MS,
  }))
  assert.ok(partition([...messages(5), ...asks]).every((group) => group.length === 1 || group.length === 5))
})

test('every message is in exactly one group, whatever the messages are, and the order of the file changes nothing', () => {
  const anyMessage = fc.record({
    title: fc.oneof(fc.constantFrom(...messages(3).map(({ title }) => title)), fc.string({ maxLength: 30 })),
    body: fc.oneof(fc.constantFrom(...messages(3).map(({ body }) => body)), fc.string({ maxLength: 60 })),
  })
  fc.assert(
    fc.property(fc.array(anyMessage, { maxLength: 30 }), (made) => {
      const timed = made.map((one, at) => ({ ...one, atMs: START_MS + at * DAY_MS }))
      const groups = partition(timed)
      assert.deepEqual(
        groups.flat().sort((a, b) => a - b),
        [...timed.keys()],
      )
      for (const [at, group] of groups.entries()) assert.ok(at === 0 || group.length <= groups[at - 1]!.length)
      const last = timed.length - 1
      const mirrored = partition([...timed].reverse()).map((group) =>
        group.map((at) => last - at).sort((a, b) => a - b),
      )
      assert.deepEqual(new Set(mirrored.map(String)), new Set(groups.map(String)))
    }),
    { numRuns: 60 },
  )
})
