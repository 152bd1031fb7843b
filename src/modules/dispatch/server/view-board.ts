import { dayStartMs, localDay, toRfc3339 } from '#core/time/local.ts'
import { personBook, unitBook } from '#modules/people/contract.ts'
import { handle } from '#platform/plug.ts'
import { viewBoard } from '../contract.ts'
import { loadOfUnits } from './load-store.ts'

const HANDLING_KINDS = ['districtDepartment', 'publicUtility', 'streetCenter']
const NAMES_SHOWN = 2

/** Every unit that may lead, with its load: also those that have nothing, for they are the ones with room. */
export const viewBoardHandler = handle(viewBoard, async (_input, call) => {
  const persons = call.runtime.use(personBook)
  const loads = new Map(
    (await loadOfUnits(call.db, dayStartMs(localDay(call.nowMs)), call.nowMs)).map((load) => [load.unit, load]),
  )
  const units = call.runtime
    .use(unitBook)
    .all()
    .filter((unit) => unit.active && HANDLING_KINDS.includes(unit.kind))
  return {
    asOf: toRfc3339(call.nowMs),
    units: units.map((unit) => {
      const signers = persons.holders(unit.kind === 'streetCenter' ? 'streetDispatcher' : 'handlerOfficer', unit.id)
      const leads = persons.holders('handlerLead', unit.id)
      const names = (ids: readonly string[]) => ids.slice(0, NAMES_SHOWN).flatMap((id) => persons.find(id)?.name ?? [])
      const load = loads.get(unit.id)
      return {
        unit: unit.id,
        zh: unit.zh,
        en: unit.en,
        kind: unit.kind,
        openCases: load?.openCases ?? 0,
        overdueCases: load?.overdueCases ?? 0,
        sentToday: load?.sentToday ?? 0,
        onDuty: names(leads.length > 0 ? leads : signers),
        signers: names(signers),
      }
    }),
  }
})
