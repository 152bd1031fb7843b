import type { Situation } from './situation.ts'

const DAY_MS = 86_400_000
/** What comes again so soon after its end is the next link of one chain. */
const CHAIN_DAYS = 60

/** What is known of an alert when its rule is looked at again. */
export interface KnownAlert {
  id: string
  subject: string
  caseIds: readonly string[]
  /** Null: the situation goes on. */
  endedMs: number | null
  /** When its rule last saw it. */
  seenMs: number
  chainNo: number
}

export interface Growth<A extends KnownAlert> {
  alert: A
  situation: Situation
  /** Cases that it did not have. */
  added: string[]
}

export interface Followed<A extends KnownAlert> {
  /** New alerts; `after`: the alert of the same matter that ended before. */
  begun: { situation: Situation; after: A | null }[]
  grown: Growth<A>[]
  ended: A[]
}

/**
 * One alert for each matter that goes on: it grows and does not repeat; it ends by itself when its rule has not seen it for
 * `quietDays`; what comes again afterwards is the next of its chain. The same matter: the same subject, or cases in common.
 */
export function follow<A extends KnownAlert>(
  known: readonly A[],
  situations: readonly Situation[],
  { atMs, quietDays }: { atMs: number; quietDays: number },
): Followed<A> {
  const open = known.filter(({ endedMs }) => endedMs === null)
  const bySubject = new Map(open.map((alert) => [alert.subject, alert]))
  const byCase = new Map(open.flatMap((alert) => alert.caseIds.map((id) => [`${classOf(alert.subject)}${id}`, alert])))
  const past = new Map<string, A>()
  for (const alert of known)
    if (alert.endedMs !== null && atMs - alert.endedMs <= CHAIN_DAYS * DAY_MS) {
      const before = past.get(alert.subject)
      if (!before || before.endedMs! < alert.endedMs) past.set(alert.subject, alert)
    }
  const followed: Followed<A> = { begun: [], grown: [], ended: [] }
  const met = new Map<string, Growth<A>>()
  for (const situation of situations) {
    const shared = situation.caseIds.map((id) => byCase.get(`${classOf(situation.subject)}${id}`)).find(Boolean)
    const alert = bySubject.get(situation.subject) ?? shared
    if (alert === undefined) followed.begun.push({ situation, after: past.get(situation.subject) ?? null })
    else {
      const has = new Set(alert.caseIds)
      const added = situation.caseIds.filter((id) => !has.has(id))
      const first = met.get(alert.id)
      if (first) first.added.push(...added)
      else {
        const growth = { alert, situation, added }
        met.set(alert.id, growth)
        followed.grown.push(growth)
      }
    }
  }
  for (const alert of open)
    if (!met.has(alert.id) && atMs - alert.seenMs >= quietDays * DAY_MS) followed.ended.push(alert)
  return followed
}

/** Only groups around a place are known again by their cases; a street and its district share theirs and are two matters. */
function classOf(subject: string): string {
  const at = subject.indexOf('|@')
  return at < 0 ? `${subject}|` : subject.slice(0, at + 2)
}
