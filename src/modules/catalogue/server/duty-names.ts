import { unitBook } from '#modules/people/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { DutyLine } from '../contract.ts'
import { checkDutyRule, type DutyCheckFacts } from '../domain/check-duty-rule.ts'
import type { DutyBody, DutyRule } from '../domain/duty.ts'
import { catalogueBooks } from './catalogue-books.ts'

export const STREET_ZH = '属地街道'

export function dutyCheckFacts(runtime: Runtime): DutyCheckFacts {
  const books = runtime.use(catalogueBooks)
  const units = runtime.use(unitBook)
  return { category: (code) => books.category(code), unit: (id) => units.find(id) }
}

export function bodyNameOf(runtime: Runtime): (body: DutyBody) => string {
  const units = runtime.use(unitBook)
  return (body) => ('level' in body ? STREET_ZH : (units.find(body.orgKey)?.zh ?? body.orgKey))
}

/** A rule as a person reads it, with what is wrong with it today. */
export function dutyLineOf(runtime: Runtime): (rule: DutyRule) => DutyLine {
  const books = runtime.use(catalogueBooks)
  const facts = dutyCheckFacts(runtime)
  const nameOf = bodyNameOf(runtime)
  return (rule) => {
    const fault = checkDutyRule(rule, facts)[0]
    return {
      ...rule,
      categoryZh: books.category(rule.code)?.zh ?? rule.code,
      leadZh: nameOf(rule.lead),
      coHandlersZh: rule.coHandlers.map(nameOf),
      fault: fault ? { zh: fault.zh, en: fault.en } : null,
    }
  }
}
