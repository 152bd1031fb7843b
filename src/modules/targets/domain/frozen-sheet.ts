import { assembleSheet } from './assemble-sheet.ts'
import { assessSheet } from './assess-sheet.ts'
import { type Plain, plainTree, treeOf } from './exact-tree.ts'
import type { Scheme } from './scheme.ts'
import type { Score } from './score-sheet.ts'
import type { Sheet } from './sheet.ts'
import type { ComparedSheet } from './sheet-differences.ts'
import type { SheetFacts } from './sheet-facts.ts'

/** A signed sheet as it is kept: what it was made of and what was reckoned from it then. */
export interface FrozenSheet {
  facts: Plain
  scheme: Plain
  sheet: Plain
  score: Plain
  findings: Plain
}

export function frozenSheet(facts: SheetFacts, scheme: Scheme): FrozenSheet {
  const { sheet, scored, findings } = assessSheet(facts, scheme)
  const { execution, total, indicators } = scored
  return {
    facts: plainTree(facts),
    scheme: plainTree(scheme),
    sheet: plainTree(sheet),
    score: plainTree({
      execution,
      total,
      indicators: indicators.map(({ weight, exact, rounded, judgement }) => ({
        weight,
        exact,
        rounded,
        verdict: judgement.verdict,
      })),
    }),
    findings: plainTree(findings),
  }
}

/** As it was signed, to be held against another version. */
export function thawed(body: FrozenSheet): ComparedSheet {
  const { execution, total } = treeOf<{ execution: Score; total: Score }>(body.score)
  return {
    facts: frozenFacts(body),
    sheet: treeOf<Sheet>(body.sheet),
    execution: execution.rounded,
    total: total.rounded,
  }
}

/** As it stands now, to be held against a signed version. */
export function presentSheet(facts: SheetFacts, scheme: Scheme): ComparedSheet {
  const { sheet, scored } = assembleSheet(facts, scheme)
  return { facts, sheet, execution: scored.execution.rounded, total: scored.total.rounded }
}

/** Versions that were signed before rules were among the facts were not held against any. */
export const frozenFacts = ({ facts }: FrozenSheet): SheetFacts => ({
  lackingRules: [],
  ...(facts as unknown as Omit<SheetFacts, 'lackingRules'>),
})
export const frozenScheme = ({ scheme }: FrozenSheet): Scheme => treeOf<Scheme>(scheme)
