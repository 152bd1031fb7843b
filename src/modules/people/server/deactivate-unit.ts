import { fault } from '#core/fault.ts'
import { handle } from '#platform/plug.ts'
import { deactivateUnit } from '../contract.ts'
import { staleVersion, unitMissing } from './faults.ts'
import { tellPeopleChanged } from './tell-change.ts'
import { countInUse, endUnit, lockUnit } from './unit-store.ts'

export const deactivateUnitHandler = handle(deactivateUnit, async ({ id }, call) => {
  const unit = await lockUnit(call.db, id)
  if (!unit) throw unitMissing(id)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== unit.version) throw staleVersion()
  const { children, holders } = await countInUse(call.db, id)
  if (children > 0)
    throw fault('unit-has-children', {
      status: 422,
      zh: `还有 ${children} 个下级单位。请先停用或改挂。`,
      en: `${children} units are below it; end or move them first.`,
    })
  if (holders > 0)
    throw fault('unit-has-people', {
      status: 422,
      zh: `还有 ${holders} 人在此任岗。请先调整岗位。`,
      en: `${holders} persons hold posts in it; change their posts first.`,
    })
  const ended = await endUnit(call.db, id)
  call.note(id)
  tellPeopleChanged(call)
  return ended
})
