import type { Principal } from '#platform/auth/principal.ts'
import type { SessionFound } from '#platform/auth/sign-in-port.ts'
import type { Database } from '#platform/db/database.ts'
import type { PasswordPolicy } from '../domain/password-policy.ts'
import { findAndTouch, type SessionRow } from './session-store.ts'

/** Open sign-ins as this process knows them; each is looked up again after a minute, which also counts as being seen. */
export interface Sessions {
  find(tokenHash: string, nowMs: number): Promise<SessionFound | null>
  /** The CSRF token and restriction of a sign-in that this process has seen. */
  findById(id: string): SessionRow | null
  forgetAll(): void
}

const RECHECK_MS = 60_000
/** More than any district has at once; beyond it memory is worth more than speed. */
const MOST = 50_000

interface Entry {
  row: SessionRow
  seenAtMs: number
}

export function openSessions(
  db: Database,
  policy: () => PasswordPolicy,
  principalOf: (personId: string) => Principal | null,
): Sessions {
  let entries = new Map<string, Entry>()
  let byId = new Map<string, Entry>()
  const asking = new Map<string, Promise<Entry | null>>()

  const ask = (tokenHash: string, nowMs: number): Promise<Entry | null> => {
    const under = asking.get(tokenHash)
    if (under) return under
    const into = { entries, byId }
    const asked = findAndTouch(db, tokenHash, nowMs, policy().idleMinutes)
      .then((row) => {
        if (!row) {
          const old = into.entries.get(tokenHash)
          into.entries.delete(tokenHash)
          if (old) into.byId.delete(old.row.id)
          return null
        }
        const entry = { row, seenAtMs: nowMs }
        // What was forgotten while the question was under way must not come back through its answer: `into` is old then.
        into.entries.set(tokenHash, entry)
        into.byId.set(row.id, entry)
        return entry
      })
      .finally(() => {
        if (asking.get(tokenHash) === asked) asking.delete(tokenHash)
      })
    asking.set(tokenHash, asked)
    return asked
  }

  const forgetAll = () => {
    entries = new Map()
    byId = new Map()
    asking.clear()
  }

  return {
    find: async (tokenHash, nowMs) => {
      const known = entries.get(tokenHash)
      const fresh = known !== undefined && nowMs - known.seenAtMs < RECHECK_MS && nowMs < known.row.endsAtMs
      if (!fresh && entries.size >= MOST) forgetAll()
      const entry = fresh ? known : await ask(tokenHash, nowMs)
      if (!entry) return null
      const principal = principalOf(entry.row.personId)
      if (!principal) return null
      return {
        // Who must change the password may do nothing else, so no post counts until then.
        principal: entry.row.restricted ? { ...principal, posts: [] } : principal,
        csrfToken: entry.row.csrfToken,
        idleUntilMs: entry.seenAtMs + policy().idleMinutes * 60_000,
        sessionId: entry.row.id,
      }
    },
    findById: (id) => byId.get(id)?.row ?? null,
    forgetAll,
  }
}
