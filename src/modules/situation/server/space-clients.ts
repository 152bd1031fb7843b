import { dateOfDay, localDate, localDay, toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle, job } from '#platform/plug.ts'
import { getSpaceUse, listSpaceClients, type SpaceClient, setSpaceQuota } from '../contract.ts'
import { spaceRoom } from './space-room.ts'
import {
  type ClientRow,
  dropSpaceUseBefore,
  saveSpaceQuota,
  spaceClients,
  spaceDays,
  spaceOperations,
} from './space-store.ts'

const DAYS_SHOWN = 14
const DAYS_KEPT = 400
const MOST_CLIENTS = 500

export const listSpaceClientsHandler = handle(listSpaceClients, async (_input, call) => ({
  asOf: toRfc3339(call.nowMs),
  usualUnitsADay: call.runtime.use(spaceRoom).usualUnitsADay(),
  items: await clientsOf(call, null),
}))

export const getSpaceUseHandler = handle(getSpaceUse, async (_input, call) => {
  const { account, name, kind } = call.principal
  const [known] = await clientsOf(call, account)
  if (known) return known
  const row: ClientRow = { account, name, kind: kind === 'program' ? 'program' : 'person', unitsADay: null }
  return clientOf(call, row, [], [])
})

export const setSpaceQuotaHandler = handle(setSpaceQuota, async ({ account, unitsADay, note }, call) => {
  const quota = { account, unitsADay: unitsADay ?? null, note, by: call.principal.account, atMs: call.nowMs }
  await saveSpaceQuota(call.db, quota)
  call.note(account, { unitsADay: quota.unitsADay, note })
  return {
    account,
    unitsADay: unitsADay ?? call.runtime.use(spaceRoom).usualUnitsADay(),
    isOwnQuota: unitsADay !== undefined,
  }
})

/** Use is kept for the same month of last year; what is older says nothing any more. */
export const dropOldSpaceUse = job(
  'situation.dropOldSpaceUse',
  (_payload, call) => dropSpaceUseBefore(call.runtime.db, dateOfDay(localDay(call.nowMs) - DAYS_KEPT)),
  '20 3 * * *',
)

async function clientsOf(call: Call, account: string | null): Promise<SpaceClient[]> {
  const since = dateOfDay(localDay(call.nowMs) - DAYS_SHOWN + 1)
  const rows = await spaceClients(call.db, since, account, MOST_CLIENTS)
  const accounts = rows.map((row) => row.account)
  const days = Map.groupBy(await spaceDays(call.db, since, accounts), (row) => row.account)
  const operations = Map.groupBy(await spaceOperations(call.db, since, accounts), (row) => row.account)
  return rows.map((row) => clientOf(call, row, days.get(row.account) ?? [], operations.get(row.account) ?? []))
}

function clientOf(
  call: Call,
  { account, name, kind, unitsADay }: ClientRow,
  days: readonly SpaceClient['today'][],
  operations: readonly SpaceClient['operations'][number][],
): SpaceClient {
  const today = localDate(call.nowMs)
  const day = ({ day, units, calls, refused }: SpaceClient['today']) => ({ day, units, calls, refused })
  return {
    account,
    name,
    kind,
    unitsADay: unitsADay ?? call.runtime.use(spaceRoom).usualUnitsADay(),
    isOwnQuota: unitsADay !== null,
    today: day(days.find((one) => one.day === today) ?? { day: today, units: 0, calls: 0, refused: 0 }),
    days: days.map(day),
    operations: operations.map(({ operation, calls, units }) => ({ operation, calls, units })),
  }
}
