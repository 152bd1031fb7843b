import { fault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { type KindRow, listKinds, setKindChannels } from '../contract.ts'
import { CHANNEL_NAMES, CHANNELS } from '../domain/kind.ts'
import { type StoredKind, setChannels } from './kind-store.ts'
import { KINDS_CHANGED, noticeBook } from './notice-book.ts'
import { findSender } from './senders.ts'

const rowOf = ({ changedMs, channels, ...kind }: StoredKind): KindRow => ({
  ...kind,
  channels: [...channels],
  changedAt: toRfc3339(changedMs),
})

export const listKindsHandler = handle(listKinds, async (_input, { runtime }) => ({
  items: runtime.use(noticeBook).kinds().map(rowOf),
  senders: CHANNELS.map((channel) => {
    const sender = findSender(runtime, channel)
    const { zh, en } = sender?.title ?? CHANNEL_NAMES[channel]
    return { channel, zh, en, connected: sender !== null, simulated: sender?.simulated ?? false }
  }),
}))

export const setKindChannelsHandler = handle(setKindChannels, async ({ kind, channels }, call) => {
  const saved = await setChannels(call.db, kind, channels, call.principal.id)
  if (!saved)
    throw fault('notice-kind-unknown', {
      status: 404,
      zh: '没有这种通知。请刷新列表后再设置。',
      en: 'There is no such kind of notice. Refresh the list.',
    })
  call.note(kind, { channels })
  call.afterCommit(() => call.runtime.broadcast.send(KINDS_CHANGED))
  return rowOf(saved)
})
