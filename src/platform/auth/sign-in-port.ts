import type { Principal } from './principal.ts'

export interface SessionFound {
  principal: Principal
  csrfToken: string
  /** Epoch ms after which the session is refused unless it was used again. */
  idleUntilMs: number
  sessionId: string
}

/** What the server asks of whoever keeps people; a module offers it on its plug as `signIn`. */
export interface SignInPort {
  findSession(tokenHash: string, nowMs: number): Promise<SessionFound | null>
  findProgram(keyHash: string, nowMs: number): Promise<Principal | null>
  /** Told at most once a minute a session, so that idle time is counted without a write per request. */
  touchSession(sessionId: string, nowMs: number): Promise<void>
}
