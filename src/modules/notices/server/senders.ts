import type { Runtime } from '#platform/runtime.ts'
import { type MessageSender, officeChatSender, smsSender } from '../contract.ts'
import type { Channel } from '../domain/kind.ts'

const PORTS = { sms: smsSender, officeChat: officeChatSender } as const

/** Null where no adapter is installed for the channel. */
export function findSender(runtime: Runtime, channel: Channel): MessageSender | null {
  const { name } = PORTS[channel]
  const isProvided = runtime.plugs.some((plug) => plug.provides?.some((provision) => provision.port.name === name))
  return isProvided ? runtime.use(PORTS[channel]) : null
}
