import { compare, type Exact, exact, fraction } from '#core/number/exact.ts'
import type { QualityForm } from './quality-rules.ts'

/** Points given for an item; null: it does not apply to this case; absent: not judged yet. */
export type Marks = Readonly<Record<string, number | null>>

export interface Scored {
  got: number
  applicable: number
  /** Items that are not judged yet. */
  open: readonly string[]
  /** 100 × got ÷ applicable; null while items are open, or where too little applies to score at all. */
  score: Exact | null
  passed: boolean | null
  scorable: boolean
}

/** Domain §6.5: items that do not apply are left out, under so many applicable points there is no score. */
export function scoreMarks(form: QualityForm, marks: Marks, findings: readonly string[]): Scored {
  let [got, applicable] = [0, 0]
  const open: string[] = []
  for (const { id, points } of form.items) {
    const mark = marks[id]
    if (mark === undefined) open.push(id)
    else if (mark !== null) {
      got += mark
      applicable += points
    }
  }
  const scorable = applicable >= form.leastApplicable
  if (open.length > 0 || !scorable) return { got, applicable, open, score: null, passed: null, scorable }
  const score = scoreOf({ got, applicable })
  const isVetoed = form.findings.some(({ id, veto }) => veto && findings.includes(id))
  return { got, applicable, open, score, passed: !isVetoed && compare(score, exact(form.passMark)) >= 0, scorable }
}

export const scoreOf = ({ got, applicable }: { got: number; applicable: number }): Exact =>
  fraction(BigInt(got) * 100n, BigInt(applicable))

/** What is wrong with marks as they were sent, in words; null where nothing is. */
export function markFault(form: QualityForm, marks: Marks, findings: readonly string[]): string | null {
  const items = new Map(form.items.map((item) => [item.id, item]))
  for (const [id, mark] of Object.entries(marks)) {
    const item = items.get(id)
    if (!item) return id
    if (mark !== null && (!Number.isInteger(mark) || mark < 0 || mark > item.points)) return item.zh
  }
  return findings.find((id) => !form.findings.some((one) => one.id === id)) ?? null
}
