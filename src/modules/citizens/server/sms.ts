import { type MessageSender, smsSender } from '#modules/notices/contract.ts'
import type { Runtime } from '#platform/runtime.ts'

/** Null where no adapter sends messages. */
export function smsOf(runtime: Runtime): MessageSender | null {
  const isProvided = runtime.plugs.some((plug) => plug.provides?.some(({ port }) => port.name === smsSender.name))
  return isProvided ? runtime.use(smsSender) : null
}
