import { handle } from '#platform/plug.ts'
import { saveUnit } from '../contract.ts'
import { levelOf } from '../domain/org-kind.ts'
import { findUnitFault } from '../domain/unit-faults.ts'
import { refusal, staleVersion } from './faults.ts'
import { tellPeopleChanged } from './tell-change.ts'
import { lockUnit, saveUnitData } from './unit-store.ts'
import { unitWorld } from './unit-world.ts'

export const saveUnitHandler = handle(saveUnit, async (input, call) => {
  const before = await lockUnit(call.db, input.id)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== (before?.version ?? 0)) throw staleVersion()
  const wish = { ...input, parentId: input.parentId || null, areaCode: input.areaCode || null }
  const wrong = findUnitFault(wish, unitWorld(call.runtime))
  if (wrong) throw refusal(wrong)
  const saved = await saveUnitData(call.db, {
    ...wish,
    zh: input.zh.trim(),
    en: input.en.trim(),
    level: levelOf(input.kind),
    remitZh: input.remitZh ?? before?.remitZh ?? '',
  })
  call.note(input.id, { before: before && { zh: before.zh, parentId: before.parentId, areaCode: before.areaCode } })
  tellPeopleChanged(call)
  return saved
})
