import { inScope, type Scope } from '#core/scope.ts'
import { localDate, toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportStandingRules, listStandingRules, type StandingRuleRow } from '../contract.ts'
import { RULE_KIND_NAMES, type RuleState } from '../domain/standing-rule/standing-rule.ts'
import { stateOn } from '../domain/standing-rule/state-on.ts'
import { ruleFaults } from './standing-rule-faults.ts'
import { findRule, listRules, type StoredRule } from './standing-rule-store.ts'
import { surveyRulesBook } from './survey-rules-book.ts'
import { unitName } from './unit-name.ts'

export function ruleRow(call: Call, stored: StoredRule, on: string): StandingRuleRow {
  const { fileId, reviewDue: _first, supersededOn: _on, reviews, ...rest } = stored
  const { state, due, daysLeft, why } = stateOn(stored, on, call.runtime.use(surveyRulesBook).rules().remindDays)
  return {
    ...rest,
    due,
    daysLeft,
    state,
    whyNot: why,
    hasFile: fileId !== null,
    mayReview: mayReview(call, stored),
    reviews: reviews.map(({ atMs, ...review }) => ({ ...review, at: toRfc3339(atMs) })),
  }
}

/** The owner, or whoever keeps the list of that unit. */
export function mayReview(call: Call, { ownerId, unit, endedOn, supersededBy }: StoredRule): boolean {
  if (endedOn !== null || supersededBy !== null) return false
  return (
    call.principal.id === ownerId ||
    (call.may('targets:keep-rules') && isOfUnit(call.scope('targets:keep-rules'), unit))
  )
}

export const isOfUnit = (scope: Scope, unit: string): boolean => inScope(scope, { areaCode: null, units: [unit] })

export async function getRuleInReach(call: Call, id: string): Promise<StoredRule> {
  const stored = await findRule(call.db, id, call.scope())
  if (!stored) throw ruleFaults.notFound()
  return stored
}

export const listStandingRulesHandler = handle(listStandingRules, async ({ on, kind, state, text }, call) => {
  const day = on ?? localDate(call.nowMs)
  const rows = (await listRules(call.db, call.scope())).map((stored) => ruleRow(call, stored, day))
  rows.sort((a, b) => rank(a) - rank(b) || a.daysLeft - b.daysLeft)
  const counts: Record<RuleState, number> = { inForce: 0, due: 0, lapsed: 0, notYet: 0 }
  for (const row of rows) counts[row.state] += 1
  const sought = text?.trim().toLowerCase()
  const items = rows.filter(
    (row) =>
      (!kind || row.kind === kind) &&
      (!state || row.state === state) &&
      (!sought || `${row.title} ${row.no} ${row.ownerName}`.toLowerCase().includes(sought)),
  )
  return { items, on: day, counts }
})

/** What somebody has to do stands first; what is over for good, last. */
function rank({ whyNot, state }: StandingRuleRow): number {
  if (whyNot === 'ended' || whyNot === 'superseded') return 3
  return whyNot === 'overdue' ? 0 : state === 'due' ? 1 : 2
}

export const RULE_STATE_ZH: Readonly<Record<RuleState, string>> = {
  inForce: '在用',
  due: '待复审',
  lapsed: '失效',
  notYet: '未印发',
}

const COLUMNS = [
  ['no', '文号', 24],
  ['title', '制度名称', 40],
  ['kind', '类别', 12],
  ['unit', '责任单位', 20],
  ['owner', '责任人', 12],
  ['issuedOn', '印发日期', 12],
  ['due', '复审到期', 12],
  ['state', '状态', 10],
  ['reference', '存放位置', 40],
  ['last', '最近复审', 40],
].map(([key, title, width]) => ({ key: `${key}`, title: `${title}`, width: width as number }))

export const exportStandingRulesHandler = handle(exportStandingRules, async ({ on, format = 'xlsx' }, call) => {
  const day = on ?? localDate(call.nowMs)
  const rows = (await listRules(call.db, call.scope())).map((stored) => {
    const row = ruleRow(call, stored, day)
    const last = row.reviews[0]
    return {
      ...row,
      kind: RULE_KIND_NAMES[row.kind].zh,
      unit: unitName(call, row.unit),
      owner: row.ownerName,
      state: RULE_STATE_ZH[row.state],
      last: last ? `${last.reviewedOn} ${last.byName}：${last.note}` : '',
    }
  })
  const cells = rows.map((row) => Object.fromEntries(COLUMNS.map(({ key }) => [key, row[key as 'title']])))
  return {
    name: `制度清单-${day}.${format}`,
    mime: TABLE_MIME[format],
    stream: writeTable(cells, { format, columns: COLUMNS, sheetName: `制度清单 ${day}` }),
  }
})
