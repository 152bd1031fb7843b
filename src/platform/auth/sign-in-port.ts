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
  /** For the command line and tests, which act in somebody's name without a session. */
  findByAccount(account: string): Promise<Principal | null>
  findProgram(keyHash: string, nowMs: number): Promise<Principal | null>
  /** Told at most once a minute a session, so that idle time is counted without a write per request. */
  touchSession(sessionId: string, nowMs: number): Promise<void>
}
