import type { Call } from '#platform/call.ts'
import { randomToken } from '#platform/crypto/token.ts'
import type { Runtime } from '#platform/runtime.ts'
import { addPass } from './pass-store.ts'

const MINUTE_MS = 60_000

export function passIndexes(runtime: Runtime, key: string): string[] {
  return runtime.secrets.indexes(key, 'citizens.pass')
}

/** A key for a while: of one report, or of all that one WeChat account sent. */
export async function givePass(
  call: Call,
  to: { caseId: string; weChatIndex: null } | { caseId: null; weChatIndex: string },
  minutes: number,
): Promise<string> {
  const key = randomToken(24)
  await addPass(call.db, {
    keyIndex: passIndexes(call.runtime, key)[0]!,
    ...to,
    expiresMs: call.nowMs + minutes * MINUTE_MS,
  })
  return key
}
