import type { AssembledSheet } from './assemble-sheet.ts'
import type { Finding } from './check/finding.ts'
import type { SheetFacts } from './sheet-facts.ts'

/** 健全 rests on rules: what says that it is reached while some of them are not in force contradicts itself. */
export function checkRulesInForce({ about, targets, lackingRules }: SheetFacts, { sheet, scored }: AssembledSheet) {
  return lackingRules.flatMap(({ targetId, on, lacking }): Finding[] => {
    const at = targets.findIndex(({ id }) => id === targetId)
    const target = targets[at]
    if (!target || target.withdrawn || lacking.length === 0) return []
    const isClaimed = scored.indicators[at]!.judgement.verdict === 'met'
    const names = lacking.map(({ zh }) => zh).join('；')
    return [
      {
        project: about.id,
        indicator: target.level3,
        kind: 'contradiction',
        severity: isClaimed ? 'error' : 'note',
        where: target.level3,
        printed: sheet.indicators[at]!.actual.printed,
        recomputed: names,
        text: isClaimed
          ? `“${target.level3}”填为达成，但所依据的制度到${on}并非全部在用：${names}。请改达成程度，或写明理由。`
          : `“${target.level3}”所依据的制度到${on}并非全部在用：${names}。`,
      },
    ]
  })
}
