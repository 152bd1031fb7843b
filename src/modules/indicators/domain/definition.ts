import type { ElementKind } from './case-export.ts'

/** Which elements count: `case`, `clock:handle`, `urge,supervision`. */
export interface Selection {
  of: string
  where: string
  /** What is summed or ranked: milliseconds. */
  measure?: string
  /** Decimal text by answer; `field` names the field that holds the answer. */
  weights?: { field: string } & Record<string, string>
}

export type IndicatorForm = 'count' | 'share' | 'ratio' | 'mean' | 'percentile' | 'weighted' | 'combination'
export type OrderRole = 'lead' | 'co' | 'child'

/** One indicator as data; `version` rises with every change of what it counts. */
export interface IndicatorDefinition {
  id: string
  zh: string
  en: string
  unit: 'count' | 'ratio' | 'hours' | 'points'
  direction: 'higher' | 'lower' | 'neutral'
  form: IndicatorForm
  population: string
  attribution: string
  numerator?: Selection
  denominator?: Selection
  /** Published for the lead order, and for the others as `id@co` and `id@child`. */
  roles?: OrderRole[]
  /** The post that answers for it where its unit of count is no clock. */
  post?: string
  p?: number
  terms?: { id: string; weight: number }[]
  family: string
  zeroDenominator: 'null' | 'none' | 'full' | 'zero'
  version: number
  note?: string
  evidence?: string
}

export interface UnitDefinition {
  zh: string
  /** Expression of the responsible unit, seen from the element. */
  department: string
  post?: string
}

export interface IndicatorsFile {
  version: number
  lists: Record<string, string[]>
  units: Record<string, UnitDefinition>
  derived: Partial<Record<ElementKind, Record<string, { is: string; means: string }>>>
  indicators: IndicatorDefinition[]
  /** What is measured elsewhere. */
  notFromCases?: { ids: string[]; zh: string; from: string; formula: string }[]
}
