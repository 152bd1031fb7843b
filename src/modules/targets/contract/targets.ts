import { type Static, Type } from 'typebox'
import { DIRECTIONS, OPERATORS, PLAN_STATES, TARGET_KINDS, TARGET_STATES } from '../domain/target.ts'
import { Decimal, Id, nullable, oneOf, Weight, Year } from './words.ts'

const maybeText = nullable<string>(Type.String())

/** A target as pages read it; values and weights are decimal text. */
export const TargetRow = Type.Object({
  id: Id,
  planId: Id,
  projectId: nullable<string>(Id),
  unit: Type.String(),
  year: Year,
  goalId: nullable<string>(Id),
  level1: Type.String(),
  level2: Type.String(),
  level3: Type.String(),
  kind: oneOf(TARGET_KINDS),
  op: nullable<(typeof OPERATORS)[number]>(oneOf(OPERATORS)),
  value: nullable<string>(Decimal),
  valueUnit: maybeText,
  text: maybeText,
  ref: maybeText,
  /** As it is printed: `≥95%`. */
  printed: Type.String(),
  direction: nullable<(typeof DIRECTIONS)[number]>(oneOf(DIRECTIONS)),
  /** As approved. */
  weight: Weight,
  /** What counts now that others may have been withdrawn. */
  weightInForce: Weight,
  basis: Type.String(),
  previous1: maybeText,
  previous2: maybeText,
  position: Type.Integer(),
  state: oneOf(TARGET_STATES),
  version: Type.Integer(),
})
export type TargetRow = Static<typeof TargetRow>

export const PlanState = oneOf(PLAN_STATES)
