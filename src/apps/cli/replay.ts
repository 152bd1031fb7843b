import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { fault, isFault } from '#core/fault.ts'
import { caseImport } from '#modules/intake/contract.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { Message } from '../replay/chain.ts'
import { replayMessage } from '../replay/replay-message.ts'
import type { ReplayRules } from '../replay/replay-rules.ts'
import { openSimulatedPhotos } from '../replay/simulated-photo.ts'
import { openStaff } from '../replay/staff.ts'
import { openVirtualClock } from '../replay/virtual-clock.ts'
import { openHouse } from './open-house.ts'
import { progressLine } from './progress-line.ts'
import { readableFile, wholeOption } from './words-of.ts'

const SIDE_BY_SIDE = 8

/** Real messages through the whole chain, with simulated staff; each case keeps the times of the file. */
export async function replay(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { map: { type: 'string' }, speed: { type: 'string', default: 'max' }, limit: { type: 'string' } },
  })
  const [path] = positionals
  const speed = values.speed === 'max' ? Number.POSITIVE_INFINITY : Number(values.speed)
  if (!path || !values.map || !(speed > 0)) {
    console.error('用法：bin/yiwang replay 文件 --map 名称 --speed 倍数|max [--limit N]')
    return 2
  }
  const file = await readableFile(path)
  const limit = wholeOption('limit', values.limit) ?? Number.POSITIVE_INFINITY
  const clock = openVirtualClock()
  const house = await openHouse({
    needsDistrict: true,
    // The simulated staff are the demonstration's accounts; a real installation has none.
    demo: true,
    nowMs: clock.nowMs,
    background: 'reactions',
    say: (text) => console.error(text),
  })
  try {
    const rules = await openDistrictFolder(house.config.root, house.config.district).get<ReplayRules>('replay-rules')
    const messages = await readMessages(house.runtime, file, values.map, limit)
    if (messages.length === 0)
      throw fault('no-messages', { status: 422, zh: '文件里没有可以回放的来件。', en: 'The file holds no messages.' })
    const begunMs = Date.now()
    const firstMs = messages[0]!.atMs
    const until = async (ms: number) => {
      if (speed === Number.POSITIVE_INFINITY) return
      const dueMs = begunMs + (ms - firstMs) / speed
      if (dueMs > Date.now()) await wait(dueMs - Date.now())
    }
    const parts = {
      runtime: house.runtime,
      clock,
      staff: openStaff(house.runtime),
      photo: openSimulatedPhotos(house.runtime),
      rules,
      endMs: Date.now(),
      until,
    }
    const result = { read: messages.length, closed: 0, refused: [] as { id: string; code: string; reason: string }[] }
    const show = progressLine(messages.length)
    const queue = messages.values()
    const work = async () => {
      for (const message of queue) {
        try {
          const answer = await replayMessage(parts, message)
          if (answer.state === 'closed') result.closed++
        } catch (error) {
          if (!isFault(error)) throw error
          result.refused.push({ id: message.id, code: error.code, reason: error.text.zh })
        }
        show(result.closed + result.refused.length)
      }
    }
    // In real pace every message has its own moment; at full speed a few chains fill the machine.
    const lanes = speed === Number.POSITIVE_INFINITY ? SIDE_BY_SIDE : messages.length
    await Promise.all(Array.from({ length: Math.min(lanes, messages.length) }, work))
    console.log(JSON.stringify({ ...result, seconds: (Date.now() - begunMs) / 1000 }))
    return result.refused.length > 0 ? 3 : 0
  } finally {
    await house.close()
  }
}

/** The messages of a file in the order in which they came. */
async function readMessages(runtime: Runtime, path: string, map: string, limit: number): Promise<Message[]> {
  const messages: Message[] = []
  await runtime.asSystem('replay.read', async (call) => {
    for await (const { command, address } of runtime.use(caseImport).read(call, { path, map })) {
      if (messages.length >= limit) break
      messages.push({
        id: command.externalNo ?? '',
        channel: command.channel,
        title: command.title,
        text: command.text,
        address,
        atMs: command.times.reportedAt,
        answer: command.answer ?? null,
        answeredMs: command.times.closedAt ?? command.times.doneAt ?? null,
      })
    }
  })
  return messages.sort((a, b) => a.atMs - b.atMs)
}
