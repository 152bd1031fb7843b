import { type CaseRow, stateCards } from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { WallCase } from '../contract/picture.ts'

const STREET_DIGITS = 9

/** A case for a screen that a whole room reads: of a confidential one only what it is about is said, by its category. */
export function wallCase(runtime: Runtime, row: CaseRow, isConfidential: boolean): WallCase {
  const street = row.areaCode?.slice(0, STREET_DIGITS) ?? null
  const streetName = street === null ? null : (runtime.use(areaBook).find(street)?.name ?? street)
  const unit = row.leadUnit === null ? null : runtime.use(unitBook).find(row.leadUnit)
  const about = row.category === null ? null : runtime.use(catalogueBook).category(row.category)
  const { zh, en } = stateCards[row.state as keyof typeof stateCards]
  return {
    id: row.id,
    caseNo: row.caseNo,
    title: isConfidential ? `保密件：${about?.zh ?? '类别未定'}` : row.title,
    address: isConfidential ? null : row.address,
    state: row.state,
    stateWords: { zh, en },
    urgency: row.urgency,
    emergency: row.emergency,
    street,
    streetWords: streetName === null ? null : { zh: streetName, en: streetName },
    unit: row.leadUnit,
    unitWords: row.leadUnit === null ? null : { zh: unit?.zh ?? row.leadUnit, en: unit?.en ?? row.leadUnit },
    step: row.step?.name ?? null,
    stepWords: row.step ? { zh: row.step.zh, en: row.step.en } : null,
    due: row.step?.due ?? null,
    overdue: row.overdue,
    reportedAt: row.reportedAt,
    lon: isConfidential ? null : row.lon,
    lat: isConfidential ? null : row.lat,
    href: `/c/cases/${row.id}`,
  }
}
