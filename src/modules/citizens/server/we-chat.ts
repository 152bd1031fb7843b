import type { Runtime } from '#platform/runtime.ts'
import { type WeChatSignIn, weChatSignIn } from '../contract.ts'

/** Null where this installation has no account with WeChat. */
export function weChatOf(runtime: Runtime): WeChatSignIn | null {
  const isProvided = runtime.plugs.some((plug) => plug.provides?.some(({ port }) => port.name === weChatSignIn.name))
  const found = isProvided ? runtime.use(weChatSignIn) : null
  return found?.enabled ? found : null
}
