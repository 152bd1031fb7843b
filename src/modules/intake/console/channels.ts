import { useMemo } from 'react'
import { listChannels } from '#modules/catalogue/contract.ts'
import { useOperation } from '#ui/call.ts'
import { useMe } from '#ui/session.tsx'

/** Reports of these come by machine; nobody types them. */
const BY_MACHINE = ['sensor', 'upperPlatform']
/** People of these stand before the matter: place and photo are asked for (domain §4.6). */
const SEEING = ['gridPatrol', 'videoPatrol', 'drone']
/** Boards on the web: each message has an address and a number of its own. */
const BOARDS = ['peopleNetBoard', 'cnhubei']
/** The date is set by whoever hands the matter over. */
const WITH_DUE = ['leader', 'media']

const USUAL: Record<string, string> = {
  operator: 'hotline12345',
  gridWorker: 'gridPatrol',
  communityOfficer: 'gridPatrol',
  streetDispatcher: 'gridPatrol',
  dronePilot: 'drone',
  leader: 'leader',
}

/** What a channel asks for in the form. */
export interface ChannelForm {
  seeing: boolean
  board: boolean
  withDue: boolean
  /** A citizen asks: name and telephone. */
  asksWho: boolean
  /** The channel always knows the name. */
  knowsWho: boolean
}

export function useChannels() {
  const { data } = useOperation(listChannels, {}, { freshForMs: 3_600_000 })
  const channels = useMemo(
    () => (data?.items ?? []).filter((channel) => channel.active && !BY_MACHINE.includes(channel.id)),
    [data],
  )
  return {
    channels,
    formOf: (id: string): ChannelForm => {
      const identity = channels.find((channel) => channel.id === id)?.identityKnown ?? 'optional'
      return {
        seeing: SEEING.includes(id),
        board: BOARDS.includes(id),
        withDue: WITH_DUE.includes(id),
        asksWho: identity !== 'never',
        knowsWho: identity === 'always',
      }
    },
  }
}

/** The channel that a person's post brings; operators answer the hotline. */
export function useUsualChannel(): string {
  const { posts } = useMe()
  return posts.map(({ post }) => USUAL[post]).find((channel) => channel !== undefined) ?? 'hotline12345'
}
