import { port } from '#core/port.ts'
import type { SignInPort } from '#platform/auth/sign-in-port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import { PEOPLE_CHANGED, ROSTER_CHANGED } from '../contract.ts'
import { type PasswordPolicy, readPasswordPolicy } from '../domain/password-policy.ts'
import { type AccessBook, makeAccessBook } from './access-book.ts'
import { addNewPermissions, loadAccess } from './access-store.ts'
import { markUsed } from './key-store.ts'
import { loadRoster, type Roster } from './roster-book.ts'
import { openSessions, type Sessions } from './sessions.ts'
import { openStaffPhones, type StaffPhones } from './staff-phones.ts'

/** Sent when sign-ins of a person were ended or changed; every process looks them up again. */
export const SESSIONS_CHANGED = 'people.sessions'
export interface SessionsChanged {
  personId: string
}

/** What this module keeps in memory in one process, for its own handlers. */
export interface Desk {
  readonly access: AccessBook
  readonly roster: Roster
  readonly policy: PasswordPolicy
  readonly phones: StaffPhones
  sessions: Sessions
  signIn: SignInPort
  start(): Promise<void>
}

export const desk = port<Desk>('people.desk')

const USED_EVERY_MS = 60_000

export function openDesk(runtime: Runtime): Desk {
  const { db } = runtime
  let access = makeAccessBook({ units: [], posts: [], persons: [], permissions: [], keys: [] }, runtime.config.demo)
  let roster: Roster | null = null
  let policy: PasswordPolicy | null = null
  const permissions = runtime.plugs.flatMap((plug) => plug.card.permissions)
  const declared = new Set<string>(permissions.map(({ id }) => id))
  const phones = openStaffPhones(runtime)
  const started = <T>(part: T | null): T => {
    if (part === null) throw new Error('people has not been started')
    return part
  }
  const sessions = openSessions(
    db,
    () => started(policy),
    (personId) => access.principalOf(personId),
  )

  const loadBook = inTurn(async () => {
    const rows = await loadAccess(db)
    // A permission that no module declares any more is nobody's.
    rows.permissions = rows.permissions.filter(({ permission }) => declared.has(permission))
    access = makeAccessBook(rows, runtime.config.demo)
  })
  const loadDuty = inTurn(async () => {
    roster = await loadRoster(db, phones, () => access, runtime.nowMs())
  })
  runtime.broadcast.on(PEOPLE_CHANGED, async () => {
    await loadBook()
    await loadDuty()
  })
  runtime.broadcast.on(ROSTER_CHANGED, loadDuty)
  // Without data a line to the other processes was down: anything may have happened meanwhile.
  runtime.broadcast.on(SESSIONS_CHANGED, (data) => sessions.forget((data as SessionsChanged | null)?.personId ?? null))

  const usedAtMs = new Map<string, number>()
  const signIn: SignInPort = {
    findSession: (hash, nowMs, asked) => sessions.find(hash, nowMs, asked?.unattended === true),
    findByAccount: async (account) => {
      const person = access.findAccount(account)
      return person ? access.principalOf(person.id) : null
    },
    findProgram: async (keyHash, nowMs) => {
      const key = access.findKey(keyHash)
      if (!key || (key.expiresAtMs !== null && key.expiresAtMs <= nowMs)) return null
      if (nowMs - (usedAtMs.get(key.id) ?? 0) >= USED_EVERY_MS) {
        usedAtMs.set(key.id, nowMs)
        await markUsed(db, key.id, nowMs)
      }
      return access.principalOf(key.personId)
    },
  }

  return {
    get access() {
      return access
    },
    get roster() {
      return started(roster)
    },
    get policy() {
      return started(policy)
    },
    phones,
    sessions,
    signIn,
    start: async () => {
      const folder = openDistrictFolder(runtime.config.root, runtime.config.district)
      policy = readPasswordPolicy(await folder.get<Record<string, unknown>>('password-policy'))
      await addNewPermissions(db, permissions)
      await loadBook()
      await loadDuty()
    },
  }
}

/** One run after the other, so that an older picture never replaces a newer one. */
function inTurn(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return () => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
}
