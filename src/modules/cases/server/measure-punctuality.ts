import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { measurePunctuality } from '../contract.ts'
import { caseRoom } from './case-room.ts'
import { readConditions } from './list-cases.ts'
import { isCitizenAlone } from './own-case.ts'
import { measurePunctuality as measure } from './punctuality-store.ts'
import { instant } from './report-case.ts'

export const measurePunctualityHandler = handle(measurePunctuality, async ({ by, step, from, to }, call) => {
  const span = { step: by === 'step' ? null : (step ?? 'total'), fromMs: instant(from), toMs: instant(to) }
  const rows = await measure(call.db, by, span, readConditions(call, {}))
  const { persons } = call.runtime.use(caseRoom)
  const nameOf = (key: string | null) => {
    const person = by === 'person' && key !== null ? persons.find(key) : null
    return person && !isCitizenAlone(person) ? person.name : null
  }
  return { asOf: toRfc3339(call.nowMs), rows: rows.map((row) => ({ ...row, name: nameOf(row.key) })) }
})
