import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { type SheetInput, saveSheet } from '../contract.ts'
import { assessSheet } from '../domain/assess-sheet.ts'
import { fitsUnit } from '../domain/drawn-figure.ts'
import { decideSheet } from '../domain/sheet-chain.ts'
import type { LoadedSheet } from './load-sheets.ts'
import { sheetFaults } from './sheet-faults.ts'
import { sheetOf } from './sheet-of.ts'
import { lockSheet, saveSheetTexts } from './sheet-store.ts'
import { chainFacts, sheetView } from './sheet-view.ts'
import { saveAcknowledgements, saveActuals, saveGoalResults, saveRows } from './sheet-words-store.ts'
import { mustBeMeasurable } from './statements.ts'

/** Keeps what people state; figures that can be reckoned are never among it. */
export const saveSheetHandler = handle(saveSheet, async (input, call) => {
  await lockSheet(call.db, input.id)
  const loaded = await sheetOf(call, input.id)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== loaded.stored.version) throw sheetFaults.stale()
  const answer = decideSheet(
    loaded.stored,
    'save',
    chainFacts(call, loaded, assessSheet(loaded.facts, loaded.scheme), ''),
  )
  if (!answer.ok) throw sheetFaults.refused(answer.refusal)
  const stated = input.actuals.filter(saysSomething)
  mustFit(loaded, input, stated)
  await mustBeMeasurable(
    call.db,
    loaded.facts.targets.filter(({ id }) => stated.some(({ targetId }) => targetId === id)),
  )
  const by = { id: call.principal.id, name: call.principal.name, nowMs: call.nowMs }
  await saveSheetTexts(call.db, input.id, trimmed(input.texts), by)
  await saveActuals(
    call.db,
    input.id,
    stated.map((actual) => ({ ...actual, note: actual.source === 'typed' ? actual.note.trim() : '' })),
    by,
  )
  await saveRows(call.db, input.id, input.rows.filter(hasWords))
  await saveGoalResults(
    call.db,
    input.id,
    input.goals.filter(({ text }) => text.trim() !== ''),
  )
  await saveAcknowledgements(call.db, input.id, input.acknowledgements, by)
  call.note(input.id, { version: loaded.stored.version + 1 })
  return reread(call, input.id)
})

export async function reread(call: Call, id: string) {
  return sheetView(call, await sheetOf(call, id))
}

type Actual = SheetInput['actuals'][number]

const saysSomething = ({ source, printed, degree, note }: Actual): boolean =>
  source !== 'typed' || Boolean(printed?.trim()) || degree !== null || note.trim() !== ''

const hasWords = ({ reason, measure, offTarget, sharePercent }: SheetInput['rows'][number]): boolean =>
  [reason, measure, offTarget].some((text) => text.trim() !== '') || sharePercent !== null

function trimmed(texts: SheetInput['texts']): SheetInput['texts'] {
  const { executionReason, deviationReasons, improvement, useOfResults } = texts
  return {
    executionReason: executionReason.trim(),
    deviationReasons: deviationReasons.trim(),
    improvement: improvement.trim(),
    useOfResults: useOfResults.trim(),
  }
}

/** Every row belongs to the sheet, and every source can give the target a value. */
function mustFit({ facts, figures, parts }: LoadedSheet, input: SheetInput, actuals: readonly Actual[]): void {
  const own = new Map(facts.targets.map((target) => [target.id, target]))
  for (const ids of [input.actuals, input.rows].map((list) => list.map(({ targetId }) => targetId))) {
    if (new Set(ids).size < ids.length) throw sheetFaults.twice()
    if (ids.some((id) => !own.has(id))) throw sheetFaults.targetUnknown()
  }
  for (const actual of actuals) {
    const target = own.get(actual.targetId)!
    const name = target.level3
    if (target.withdrawn) throw sheetFaults.targetUnknown()
    if (actual.source === 'typed') {
      if (target.kind === 'qualitative' && actual.printed?.trim() && !actual.degree)
        throw sheetFaults.degreeMissing(name)
    } else if (actual.source === 'projects') {
      if (actual.targetIds.length === 0 || !actual.targetIds.every((id) => parts.some((part) => part.targetId === id)))
        throw sheetFaults.partUnknown(name)
    } else {
      if (actual.source === 'indicator' && !figures.some((one) => one.source === 'indicator'))
        throw sheetFaults.noIndicators(name)
      const figure = figures.find((one) => one.source === actual.source && one.figure === actual.figure)
      if (!figure || !fitsUnit(figure, target.valueUnit)) throw sheetFaults.figureUnknown(name)
    }
  }
}
