import type { SheetFacts } from './sheet-facts.ts'

/**
 * The cells 偏差大或目标未完成原因分析 and 改进措施及结果应用方案: what was written under the rows, one after the other, then what is
 * to be said beside them. Nobody writes a reason twice.
 */
export function deviationText({ texts, rows, targets }: SheetFacts): string | null {
  const under = targets.flatMap(({ id, level3 }) => {
    const words = rows.find((row) => row.targetId === id)
    const said = [words?.reason, words?.offTarget].filter(Boolean).join('；')
    return said === '' ? [] : [`${level3}：${said}`]
  })
  return numbered([
    ...(texts.executionReason ? [`预算执行：${texts.executionReason}`] : []),
    ...under,
    texts.deviationReasons,
  ])
}

export function improvementText({ texts, rows, targets }: SheetFacts): string | null {
  const under = targets.flatMap(({ id, level3 }) => {
    const measure = rows.find((row) => row.targetId === id)?.measure
    return measure ? [`${level3}：${measure}`] : []
  })
  return numbered([...under, texts.improvement, texts.useOfResults ? `结果应用：${texts.useOfResults}` : ''])
}

function numbered(parts: readonly string[]): string | null {
  const said = parts.map((part) => part.trim()).filter((part) => part !== '')
  if (said.length === 0) return null
  return said.length === 1 ? said[0]! : said.map((part, at) => `${at + 1}. ${part}`).join('\n')
}
