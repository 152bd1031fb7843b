import type { Principal } from './principal.ts'

export interface SessionFound {
  principal: Principal
  csrfToken: string
  sessionId: string
  /** True until the password has been changed, which is all that this caller may do. */
  restricted: boolean
}

/** What the server asks of whoever keeps people; a module offers it on its plug as `signIn`. */
export interface SignInPort {
  /** Finding a session counts as using it, unless it is asked `unattended`: by a screen, not by a person. */
  findSession(tokenHash: string, nowMs: number, asked?: { unattended: boolean }): Promise<SessionFound | null>
  /** For the command line and tests, which act in somebody's name without a session. */
  findByAccount(account: string): Promise<Principal | null>
  findProgram(keyHash: string, nowMs: number): Promise<Principal | null>
}
