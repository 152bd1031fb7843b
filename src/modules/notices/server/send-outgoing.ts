import { isFault } from '#core/fault.ts'
import { maskText } from '#core/text/mask-text.ts'
import { getPerson, personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { errorText } from '#platform/log/error-text.ts'
import { pulse } from '#platform/plug.ts'
import { pauseAfter } from '../domain/next-try.ts'
import { outgoingTitle } from '../domain/warning-text.ts'
import { type Claimed, claimOutgoing, keepText, markFailed, markSent } from './outgoing-store.ts'
import { findSender } from './senders.ts'

const EVERY_MS = 2000
const BATCH = 50
const SMS_TAIL = '请登录城市运行平台办理。'

/** Sends what is due. What one process has claimed no other sends; after a crash the same key goes out again. */
export const sendOutgoing = pulse('notices.sendOutgoing', EVERY_MS, async (call) => (await sendBatch(call)) === BATCH)

export async function sendBatch(call: Call): Promise<number> {
  const claimed = await claimOutgoing(call.db, call.runtime.nowMs(), BATCH)
  for (const message of claimed) await sendOne(call, message)
  return claimed.length
}

/** Why it cannot be sent at all, however often it is tried. */
class Hopeless extends Error {}

async function sendOne(call: Call, message: Claimed): Promise<void> {
  const { runtime, db } = call
  try {
    const sender = findSender(runtime, message.channel)
    if (!sender) throw new Hopeless('未接入此渠道，消息只进站内收件箱')
    const text = message.text ?? textOf(message)
    const person = runtime.use(personBook).find(message.personId)
    if (!person?.active) throw new Hopeless('收件人已停用')
    const phone = message.channel === 'sms' ? (await call.call(getPerson, { id: person.id })).phone : null
    if (message.channel === 'sms' && phone === null) throw new Hopeless('收件人没有登记手机号')
    await keepText(db, message.id, text, sender.simulated)
    const { id, name, account } = person
    await sender.send({
      key: message.id,
      person: { id, name, account },
      phone,
      text,
      kind: message.kind,
      again: message.tries > 0,
    })
    await markSent(db, message.id, runtime.nowMs())
  } catch (error) {
    const pause = error instanceof Hopeless ? null : pauseAfter(message.tries + 1)
    const said =
      error instanceof Hopeless ? error.message : isFault(error) ? error.text.zh : errorText(error).split('\n')[0]
    await markFailed(db, message.id, said ?? '', pause === null ? null : runtime.nowMs() + pause)
  }
}

/** The title alone, which holds no word of a citizen; numbers that slipped into it are masked once more. */
function textOf({ notice }: Claimed): string {
  if (!notice) throw new Hopeless('消息已清理')
  return `${maskText(outgoingTitle(notice))}。${SMS_TAIL}`
}
