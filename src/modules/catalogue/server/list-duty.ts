import { handle } from '#platform/plug.ts'
import { listDuty } from '../contract.ts'
import { bodyText } from '../domain/duty.ts'
import { catalogueBooks } from './catalogue-books.ts'
import { dutyLineOf } from './duty-names.ts'
import { isCalled } from './list-categories.ts'

const PAGE = 300

export const listDutyHandler = handle(listDuty, async (input, call) => {
  const books = call.runtime.use(catalogueBooks)
  const lineOf = dutyLineOf(call.runtime)
  const text = input.text?.trim().toLowerCase() ?? ''
  const asked = books.dutyRules().filter((rule) => {
    const category = books.category(rule.code)
    if (input.cursor !== undefined && rule.code <= input.cursor) return false
    if (!category?.active) return false
    if (input.kind && category.kind !== input.kind) return false
    if (input.class && category.class !== input.class) return false
    if (input.firstReceiver !== undefined && rule.firstReceiver !== input.firstReceiver) return false
    if (input.unit && ![rule.lead, ...rule.coHandlers].some((body) => bodyText(body) === input.unit)) return false
    return text === '' || isCalled(category, text) || rule.basisZh.includes(text)
  })
  const lines = asked.map(lineOf).filter((line) => !input.faultsOnly || line.fault !== null)
  const limit = input.limit ?? PAGE
  const items = lines.slice(0, limit)
  return { version: books.versions.duty, items, next: lines.length > limit ? items.at(-1)!.code : null }
})
