import type { Principal } from '#platform/auth/principal.ts'
import type { SessionFound } from '#platform/auth/sign-in-port.ts'
import type { Database } from '#platform/db/database.ts'
import type { PasswordPolicy } from '../domain/password-policy.ts'
import { findAndTouch, findOpen, type SessionRow } from './session-store.ts'

/** Open sign-ins as this process knows them; each is looked up again after a minute, which also counts as being seen. */
export interface Sessions {
  /** Unattended: a screen asks, which does not count as being seen. */
  find(tokenHash: string, nowMs: number, unattended: boolean): Promise<SessionFound | null>
  /** The CSRF token and restriction of a sign-in that this process has seen. */
  findById(id: string): SessionRow | null
  /** All sign-ins of a person, or of everybody, are looked up again at their next request. */
  forget(personId: string | null): void
}

const RECHECK_MS = 60_000
/** More than any district has at once; beyond it memory is worth more than speed. */
const MOST = 50_000

interface Entry {
  tokenHash: string
  row: SessionRow
  seenAtMs: number
}

export function openSessions(
  db: Database,
  policy: () => PasswordPolicy,
  principalOf: (personId: string) => Principal | null,
): Sessions {
  const byToken = new Map<string, Entry>()
  const byId = new Map<string, Entry>()
  const asking = new Map<string, Promise<Entry | null>>()
  let timesForgotten = 0

  const drop = (entry: Entry) => {
    byToken.delete(entry.tokenHash)
    byId.delete(entry.row.id)
  }

  const ask = (tokenHash: string, nowMs: number): Promise<Entry | null> => {
    const underWay = asking.get(tokenHash)
    if (underWay) return underWay
    const before = timesForgotten
    const asked = findAndTouch(db, tokenHash, nowMs, policy().idleMinutes)
      .then((row) => {
        const old = byToken.get(tokenHash)
        if (old) drop(old)
        if (!row) return null
        const entry = { tokenHash, row, seenAtMs: nowMs }
        // An answer from before something was forgotten may be out of date: it serves this request and is not kept.
        if (before === timesForgotten) {
          byToken.set(tokenHash, entry)
          byId.set(row.id, entry)
        }
        return entry
      })
      .finally(() => {
        if (asking.get(tokenHash) === asked) asking.delete(tokenHash)
      })
    asking.set(tokenHash, asked)
    return asked
  }

  const forget = (personId: string | null) => {
    timesForgotten += 1
    asking.clear()
    for (const entry of [...byToken.values()]) if (personId === null || entry.row.personId === personId) drop(entry)
  }

  return {
    find: async (tokenHash, nowMs, unattended) => {
      const known = byToken.get(tokenHash)
      const fresh = known !== undefined && nowMs - known.seenAtMs < RECHECK_MS && nowMs < known.row.endsAtMs
      if (!fresh && byToken.size >= MOST) forget(null)
      const row =
        !fresh && unattended
          ? await findOpen(db, tokenHash, nowMs, policy().idleMinutes)
          : (fresh ? known : await ask(tokenHash, nowMs))?.row
      const principal = row ? principalOf(row.personId) : null
      if (!row || !principal) return null
      return {
        // Who must change the password may do nothing else, so no post counts until then.
        principal: row.restricted ? { ...principal, posts: [] } : principal,
        csrfToken: row.csrfToken,
        sessionId: row.id,
        restricted: row.restricted,
      }
    },
    findById: (id) => byId.get(id)?.row ?? null,
    forget,
  }
}
