import { drawActual, type SheetSources, type StatedActual } from './draw-actual.ts'
import type { RowWords, SheetFacts, SheetTexts } from './sheet-facts.ts'

/** What people write into a sheet, as it is sent. */
export interface SheetWords {
  actuals: StatedActual[]
  rows: RowWords[]
  goals: { goalId: string; text: string }[]
  texts: SheetTexts
  acknowledgements: { key: string; reason: string }[]
}

/** What stands in a sheet of what people write. */
export function wordsOf({ actuals, rows, goals, texts, acknowledgements }: SheetFacts): SheetWords {
  return {
    actuals: actuals.flatMap(({ targetId, source, printed, figure, targetIds, degree, note }) => {
      if (source === 'stated') return []
      const own = source === 'typed' ? { printed, note } : { printed: null, note: '' }
      return [{ targetId, source, figure, targetIds, degree, ...own }]
    }),
    rows,
    goals: goals.map(({ id, actual }) => ({ goalId: id, text: actual })),
    texts,
    acknowledgements: acknowledgements.map(({ key, reason }) => ({ key, reason })),
  }
}

/** The facts that a sheet would have if the words were saved now: score, findings and gaps show while they are written. */
export function factsWith(facts: SheetFacts, words: SheetWords, sources: SheetSources): SheetFacts {
  const before = new Map(facts.actuals.map((actual) => [actual.targetId, actual]))
  const stated = new Map(words.actuals.map((actual) => [actual.targetId, actual]))
  return {
    ...facts,
    actuals: facts.targets.flatMap((target) => {
      const was = before.get(target.id)
      if (was?.source === 'stated') return [was]
      const actual = stated.get(target.id)
      return actual ? [{ ...drawActual(actual, target, sources), evidence: was?.evidence ?? 0 }] : []
    }),
    rows: words.rows,
    goals: facts.goals.map((goal) => ({
      ...goal,
      actual: words.goals.find(({ goalId }) => goalId === goal.id)?.text ?? goal.actual,
    })),
    texts: words.texts,
    acknowledgements: words.acknowledgements.map(
      (one) =>
        facts.acknowledgements.find(({ key, reason }) => key === one.key && reason === one.reason) ?? {
          ...one,
          byName: '',
          at: '',
        },
    ),
  }
}
