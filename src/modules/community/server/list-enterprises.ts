import { DAY_MS, dateOfDay, localDate } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getEnterprise, listEconomicGrids, listEnterprises } from '../contract.ts'
import { communityRoom } from './community-room.ts'
import { idOf, readCursor, writeCursor } from './cursor.ts'
import { economicGrids } from './economic-grid-store.ts'
import { findEnterprise, findEnterprises, type StoredEnterprise } from './enterprise-store.ts'
import { badCursor, notHere } from './faults.ts'
import { needsOfEnterprise } from './need-store.ts'
import { recordsOfEnterprise } from './record-store.ts'
import { CONTACT_NAME, CONTACT_PHONE, maskedOf } from './secrets.ts'
import { enterpriseView, needView, placeNames, recordView } from './views.ts'

const PAGE = 50
const MOST = 50

export const listEnterprisesHandler = handle(listEnterprises, async (input, call) => {
  const { sort = 'name', limit = PAGE, text } = input
  const { soonDays } = call.runtime.use(communityRoom).rules()
  const dueMs = call.nowMs + (input.due === 'soon' ? soonDays * DAY_MS : 0)
  const rows = await findEnterprises(call.db, {
    scope: call.scope(),
    area: input.area ?? null,
    economicGrid: input.economicGrid ?? null,
    dueBy: input.due === undefined ? null : localDate(dueMs),
    needs: input.needs === true,
    text: text?.trim() || null,
    box: null,
    sort,
    after: readAfter(input.cursor, sort),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => enterpriseView(call, row)),
    next: rows.length > limit && last ? afterOf(last, sort) : null,
  }
})

function afterOf(row: StoredEnterprise, sort: 'name' | 'due'): string {
  return writeCursor([sort === 'due' ? dateOfDay(row.dueDay ?? 0) : row.name, row.id])
}

function readAfter(cursor: string | undefined, sort: 'name' | 'due') {
  const parts = readCursor(cursor, 'ss')
  if (parts === null) return null
  idOf(parts[1])
  if (sort === 'due' && !/^\d{4}-\d{2}-\d{2}$/.test(String(parts[0]))) throw badCursor()
  return parts
}

export const getEnterpriseHandler = handle(getEnterprise, async ({ id }, call) => {
  const row = await findEnterprise(call.db, call.scope(), id)
  if (!row) throw notHere()
  const { contactNameSealed, contactPhoneSealed, everyDays: _days, registeredMs: _at, ...enterprise } = row
  const [records, needs] = await Promise.all([
    recordsOfEnterprise(call.db, id, MOST),
    needsOfEnterprise(call.db, id, MOST),
  ])
  const { secrets } = call.runtime
  return {
    enterprise: enterpriseView(call, enterprise),
    ...placeNames(call, row.areaCode),
    contactName: maskedOf(secrets, 'name', contactNameSealed, CONTACT_NAME),
    contactPhone: maskedOf(secrets, 'phone', contactPhoneSealed, CONTACT_PHONE),
    records: records.map((one) => recordView(call, one)),
    needs: needs.map((one) => needView(call, one)),
  }
})

export const listEconomicGridsHandler = handle(listEconomicGrids, async (_, call) => ({
  items: await economicGrids(call.db, call.scope(), localDate(call.nowMs)),
}))
