import { handle } from '#platform/plug.ts'
import { importUnits } from '../contract.ts'
import { planUnits } from '../domain/plan-units.ts'
import { importAnswer, readFlag, readImport } from './read-import.ts'
import { tellPeopleChanged } from './tell-change.ts'
import { saveUnitData } from './unit-store.ts'
import { unitWorld } from './unit-world.ts'

export const importUnitsHandler = handle(importUnits, async (input, call) => {
  const dryRun = readFlag(input.dryRun)
  const rows = await readImport(call)
  const { units, rejected } = planUnits(rows, unitWorld(call.runtime))
  if (!dryRun) {
    for (const { line: _line, ...unit } of units) await saveUnitData(call.db, unit)
    tellPeopleChanged(call)
  }
  call.note('units', { file: call.file?.name, dryRun, read: rows.length, saved: units.length })
  return importAnswer(dryRun, rows.length, units.length, rejected)
})
