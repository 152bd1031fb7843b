import { dayStartMs, localDay, toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getOverview } from '../contract.ts'
import type { AccessBook } from './access-book.ts'
import { desk } from './desk.ts'
import { countAccess, countJournal, countPeople } from './overview-store.ts'

/** What waits for each of the three administrators, and nothing of a case. */
export const getOverviewHandler = handle(getOverview, async (_input, call) => {
  const { access, policy } = call.runtime.use(desk)
  const { db, nowMs } = call
  return {
    at: toRfc3339(nowMs),
    people: call.may('people:manage-persons') ? await countPeople(db) : null,
    access: call.may('people:manage-sessions') ? await countAccess(db, nowMs, policy.idleMinutes) : null,
    posts: call.may('people:set-permissions') ? countPosts(access, declaredOf(call.runtime.plugs)) : null,
    journal: call.may('people:view-journal') ? await countJournal(db, dayStartMs(localDay(nowMs))) : null,
  }
})

function declaredOf(plugs: readonly { card: { permissions: readonly unknown[] } }[]): number {
  return plugs.reduce((sum, { card }) => sum + card.permissions.length, 0)
}

function countPosts(access: AccessBook, permissions: number) {
  const posts = [...access.posts.values()]
  const vacant = posts.filter(({ id }) => access.permissionsOf(id).size > 0 && access.countHolders(id) === 0)
  return { posts: posts.length, permissions, vacant: vacant.map(({ id, zh, en }) => ({ id, zh, en })) }
}
