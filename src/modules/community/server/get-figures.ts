import { DAY_MS, localDate, toRfc3339 } from '#core/time/local.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { handle } from '#platform/plug.ts'
import { getFigures } from '../contract.ts'
import { communityRoom } from './community-room.ts'
import { type CommunityCounts, countByCommunity } from './figures-store.ts'

const FEWEST = 5
const NOTHING = {
  buildings: 0,
  households: 0,
  residents: 0,
  visitsDue: 0,
  visits30: 0,
  openNeeds: 0,
  enterprises: 0,
  records: 0,
  keptUp: 0,
}

/** Counts alone, of every community in the scope, also of those of which nothing is known yet. */
export const getFiguresHandler = handle(getFigures, async (_, call) => {
  const scope = call.scope()
  const counted = await countByCommunity(
    call.db,
    scope,
    localDate(call.nowMs),
    call.nowMs - 30 * DAY_MS,
    call.nowMs - 365 * DAY_MS,
  )
  const byCode = new Map(counted.map((row) => [row.code, row]))
  const book = call.runtime.use(areaBook)
  const communities = book
    .all('community')
    .filter(({ code }) => scope.all || scope.areas.some((area) => code.startsWith(area) || area.startsWith(code)))
  const rows = communities.map(({ code, name }): CommunityCounts & { name: string; street: string } => ({
    ...(byCode.get(code) ?? { ...NOTHING, code }),
    name,
    street: book.namesOf(code).street ?? '',
  }))
  const sum = (of: (row: CommunityCounts) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    asOf: toRfc3339(call.nowMs),
    communities: rows.map(({ records: _r, keptUp: _k, ...row }) => ({
      ...row,
      households: few(row.households),
      residents: few(row.residents),
      visitsDue: few(row.visitsDue),
    })),
    records: sum((row) => row.records),
    keptUp: sum((row) => row.keptUp),
    target: call.runtime.use(communityRoom).rules().upkeepTarget,
    withData: rows.filter((row) => row.records > 0).length,
  }
})

/** Nobody is to be told apart by a count (domain §12.1, statistics); nothing at all tells nothing. */
const few = (n: number) => (n > 0 && n < FEWEST ? null : n)
