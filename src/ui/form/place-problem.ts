import type { Problem } from '../call.ts'

export interface PlacedProblem {
  /** What is said at a field of the form, by the field's name. */
  atField: ReadonlyMap<string, string>
  /** What is said below the form; null when all of it stands at fields. */
  below: { problem: Problem; fields: Problem['fields'] } | null
}

const NOTHING: PlacedProblem = { atField: new Map(), below: null }

/**
 * Says each thing once: at the field that it is about, and below the form what has no field there. `nameOf` answers the
 * name of the form's field that the operation's field came from. A refusal about a single field is said there whole.
 */
export function placeProblem(problem: Problem | null, nameOf: (field: string) => string | null): PlacedProblem {
  if (!problem) return NOTHING
  const atField = new Map<string, string>()
  const rest: { field: string; detail: string }[] = []
  for (const fault of problem.fields) {
    const name = nameOf(fault.field)
    if (name === null) rest.push(fault)
    else if (!atField.has(name)) atField.set(name, fault.detail)
  }
  if (atField.size === 0) return { atField, below: { problem, fields: rest } }
  if (problem.code === 'invalid-input') return { atField, below: rest.length === 0 ? null : { problem, fields: rest } }
  const [only] = atField.keys()
  if (atField.size > 1 || only === undefined) return { atField, below: { problem, fields: [] } }
  return { atField: new Map([[only, [problem.detail, problem.wayOut].filter(Boolean).join(' ')]]), below: null }
}
