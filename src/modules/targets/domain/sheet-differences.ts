import type { Title } from '#core/module-card.ts'
import type { Exact } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import type { Sheet } from './sheet.ts'
import type { SheetFacts } from './sheet-facts.ts'

/** One cell that says something else than before. */
export interface SheetDifference {
  /** Third-level name of the row, or the part of the sheet. */
  where: string
  what: Title
  before: string | null
  after: string | null
}

export interface ComparedSheet {
  facts: SheetFacts
  sheet: Sheet
  execution: Exact | null
  total: Exact | null
}

/** What changed from one version of a sheet to another, row by row, then the sums and texts. */
export function sheetDifferences(before: ComparedSheet, after: ComparedSheet): SheetDifference[] {
  const [old, now] = [cellsOf(before), cellsOf(after)]
  const keys = [...new Set([...old.keys(), ...now.keys()])]
  return keys.flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)]
    const [a, b] = [was?.text ?? null, is?.text ?? null]
    const { where, what } = (is ?? was)!
    return a === b ? [] : [{ where, what, before: a, after: b }]
  })
}

interface Cell {
  where: string
  what: Title
  text: string | null
}

function cellsOf({ facts, sheet, execution, total }: ComparedSheet): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  const put = (key: string, where: string, zh: string, en: string, text: string | null) =>
    cells.set(key, { where, what: { zh, en }, text: text === '' ? null : text })
  put('name', '表头', '项目名称', 'project', sheet.name)
  put('implementer', '表头', '实施单位', 'implementer', sheet.implementer)
  for (const [at, target] of facts.targets.entries()) {
    const row = sheet.indicators[at]!
    const words = facts.rows.find((one) => one.targetId === target.id)
    const cell = (part: string, zh: string, en: string, text: string | null) =>
      put(`${target.id} ${part}`, target.level3, zh, en, text)
    cell('target', '目标值', 'target', row.target.printed)
    cell('withdrawn', '年中撤销', 'withdrawn', target.withdrawn ? '是' : null)
    cell('weight', '分值', 'weight', row.weight.value && toText(row.weight.value))
    cell('actual', '实际完成值', 'actual', row.actual.printed)
    cell('note', '依据', 'evidence', facts.actuals.find((one) => one.targetId === target.id)?.note ?? null)
    cell('score', '得分', 'score', row.score && toText(row.score))
    cell('reason', '原因', 'reason', words?.reason ?? null)
    cell('measure', '改进措施', 'measure', words?.measure ?? null)
    cell('offTarget', '目标偏离说明', 'far off the target', words?.offTarget ?? null)
  }
  const { budget } = sheet
  const money = (
    zh: string,
    en: string,
    value: keyof Pick<NonNullable<typeof budget>, 'initial' | 'adjusted' | 'executed'>,
  ) => put(value, '预算执行', zh, en, budget?.[value] ? `${toText(budget[value])}${budget.unit}` : null)
  money('年初预算', 'initial budget', 'initial')
  money('全年预算', 'budget', 'adjusted')
  money('执行数', 'executed', 'executed')
  put('execution', '预算执行', '得分', 'score', execution && toText(execution))
  put('total', '总分', '得分', 'score', total && toText(total))
  for (const goal of facts.goals) put(`goal ${goal.id}`, goal.text, '完成情况', 'what came of it', goal.actual)
  const { executionReason, deviationReasons, improvement, useOfResults } = facts.texts
  put('executionReason', '预算执行', '原因', 'reason', executionReason)
  put('deviationReasons', '偏差原因', '补充', 'more', deviationReasons)
  put('improvement', '改进措施', '补充', 'more', improvement)
  put('useOfResults', '结果应用', '内容', 'content', useOfResults)
  for (const { key, reason } of facts.acknowledgements) put(`ack ${key}`, '疑点答复', key, key, reason)
  return cells
}
