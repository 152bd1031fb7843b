import { handle } from '#platform/plug.ts'
import { saveChannel } from '../contract.ts'
import { checkChannel } from '../domain/check-channel.ts'
import { catalogueBooks } from './catalogue-books.ts'
import { addChannelVersions, loadChannels } from './channel-store.ts'
import { refused, stale } from './faults.ts'
import { stampOf } from './stamp.ts'
import { tellChange } from './tell-change.ts'
import { openVersion } from './version-store.ts'

export const saveChannelHandler = handle(saveChannel, async ({ why, ...input }, call) => {
  const version = await openVersion(call.db, 'channels', stampOf(call, why))
  const all = await loadChannels(call.db)
  const before = all.find((channel) => channel.id === input.id) ?? null
  const expected = call.command.expectedVersion
  if (expected !== null && expected !== (before?.version ?? 0)) throw stale()
  const channel = { ...input, version }
  const deadlineTables = call.runtime.use(catalogueBooks).deadlineTables()
  const faults = checkChannel(channel, {
    before,
    others: all.filter((other) => other.id !== input.id),
    deadlineTables: deadlineTables.map((table) => table.key),
  })
  if (faults.length > 0) throw refused('channel-refused', faults)
  await addChannelVersions(call.db, version, [channel])
  call.note(input.id, { channelsVersion: version, why })
  tellChange(call)
  return { channel, channelsVersion: version }
})
