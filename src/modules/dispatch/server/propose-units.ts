import { fault } from '#core/fault.ts'
import { inScope } from '#core/scope.ts'
import { addUnits } from '#core/time/due.ts'
import { dayStartMs, localDay, toRfc3339 } from '#core/time/local.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { calendarBook } from '#modules/clocks/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import { handle } from '#platform/plug.ts'
import { proposeUnits, type UnitProposal } from '../contract.ts'
import { findCaseToSend, type Habit, habitOf, loadOfUnits } from './load-store.ts'

const HABIT_DAYS = 90
const DAY_MS = 86_400_000
const SHOWN = 3

/** The duty list first, then the units that in fact led such cases in this street; each with its reason. */
export const proposeUnitsHandler = handle(proposeUnits, async (input, call) => {
  const found = await findCaseToSend(call.db, input.caseId)
  if (!found || !inScope(call.scope(), { areaCode: found.areaCode, units: [] }))
    throw fault('case-not-found', {
      status: 404,
      zh: '没有找到该案件或不在您的管辖范围。请核对编号。',
      en: 'There is no such case in your area.',
    })
  const { category, areaCode } = found
  const units = call.runtime.use(unitBook)
  const duty = category ? call.runtime.use(catalogueBook).duty(category, areaCode) : null
  const habit = category
    ? await habitOf(call.db, category, areaCode?.slice(0, 9) ?? null, call.nowMs - HABIT_DAYS * DAY_MS)
    : []
  const loads = new Map(
    (await loadOfUnits(call.db, dayStartMs(localDay(call.nowMs)), call.nowMs)).map((load) => [load.unit, load]),
  )
  const total = habit.reduce((sum, one) => sum + one.cases, 0)
  const ids = [...new Set([...(duty ? [duty.lead] : []), ...habit.map((one) => one.unit)])].filter(
    (id) => units.find(id)?.active,
  )
  const proposal = (id: string): UnitProposal => {
    const unit = units.find(id)!
    const cases = habit.find((one) => one.unit === id)?.cases ?? 0
    const load = loads.get(id)
    return {
      unit: id,
      zh: unit.zh,
      en: unit.en,
      byDuty: duty?.lead === id,
      reason: reasonFor(duty?.lead === id ? duty.basisZh : null, { unit: id, cases }, total),
      sameCategory: cases,
      share: total > 0 ? cases / total : null,
      openCases: load?.openCases ?? 0,
      overdueCases: load?.overdueCases ?? 0,
    }
  }
  return {
    units: ids.slice(0, SHOWN).map(proposal),
    coHandlers: (duty?.coHandlers ?? []).flatMap((id) => {
      const unit = units.find(id)
      return unit ? [{ unit: id, zh: unit.zh, en: unit.en }] : []
    }),
    limit: found.limit,
    dueFromNow: found.limit
      ? toRfc3339(addUnits(call.nowMs, found.limit, call.runtime.use(calendarBook).calendar()))
      : null,
    lastReturner: found.lastReturner,
    firstReceiver: duty?.firstReceiver ?? false,
  }
})

function reasonFor(basisZh: string | null, habit: Habit, total: number): { zh: string; en: string } {
  const percent = total > 0 ? Math.round((habit.cases / total) * 100) : null
  const often =
    percent === null
      ? null
      : {
          zh: `近${HABIT_DAYS}天本街道同类 ${percent}% 由此单位办理（${total} 件）`,
          en: `led ${percent}% of ${total} such cases here in ${HABIT_DAYS} days`,
        }
  if (basisZh && often) return { zh: `职责清单：${basisZh}；${often.zh}`, en: `duty list; ${often.en}` }
  if (basisZh) return { zh: `职责清单：${basisZh}`, en: 'duty list' }
  return often ?? { zh: '', en: '' }
}
