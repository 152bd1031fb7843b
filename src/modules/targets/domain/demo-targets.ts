import type { Forecast } from './monitoring.ts'
import type { TargetMeasure } from './target.ts'

/** Invented targets of the demonstration (`demo-targets.json`): of the current year, with what was otherwise the year before. */
export interface DemoTargets {
  unit: string
  /** What the report of the current half year says above its figures. */
  halfYearSummary: string
  department: DemoSubject
  projects: DemoSubject[]
}

export interface DemoSubject {
  /** Key of the ledger's project; left out for the department as a whole. */
  project?: string
  longTerm: string
  annual: (string | { text: string; weight: string })[]
  annualBefore?: string[]
  targets: DemoTarget[]
}

type DemoTarget = Pick<TargetMeasure, 'kind'> &
  Partial<TargetMeasure> & {
    level1: string
    level2: string
    level3: string
    weight: string
    basis: string
    /** Results of the years before the current one, newest first. */
    earlier?: string[]
    valueBefore?: string
    weightBefore?: string
    /** It stood in the year before alone. */
    onlyBefore?: boolean
    /** Why it was withdrawn in the middle of the year before. */
    withdrawn?: string
    /** What is known of it in the middle of the current year. */
    halfYear?: { actual?: string; actualText?: string; forecast?: Forecast; reason?: string; measure?: string }
    /** Which annual goal it serves, from 1. */
    goal?: number
  }

/** Goals and targets of the current year, or of the one before. */
export function demoRows(subject: DemoSubject, isBefore: boolean) {
  const texts = (isBefore ? subject.annualBefore : undefined) ?? subject.annual
  const targets = subject.targets.filter((one) => isBefore || !one.onlyBefore)
  return {
    annual: texts.map((one) => (typeof one === 'string' ? { text: one, weight: null } : one)),
    targets: targets.map((one) => {
      const { level1, level2, level3, kind, basis, earlier = [] } = one
      const skip = isBefore ? 1 : 0
      return {
        level1,
        level2,
        level3,
        kind,
        op: one.op ?? null,
        value: (isBefore ? one.valueBefore : undefined) ?? one.value ?? null,
        valueUnit: one.valueUnit ?? null,
        text: one.text ?? null,
        ref: one.ref ?? null,
        weight: (isBefore ? one.weightBefore : undefined) ?? one.weight,
        basis,
        previous1: earlier[skip] ?? null,
        previous2: earlier[skip + 1] ?? null,
        goal: (one.goal ?? 1) - 1,
        halfYear: isBefore ? null : (one.halfYear ?? null),
        withdrawn: isBefore ? (one.withdrawn ?? null) : null,
      }
    }),
  }
}
