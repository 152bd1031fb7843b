import { exact, sum } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { FORECASTS, type Forecast, ratePercent } from './monitoring.ts'

/** A report as it goes out and is kept: every figure as it stood, decimals as text. */
export interface QuarterReport {
  format: 'quarter-report/1'
  unitName: string
  no: string
  year: number
  quarter: number
  edition: number
  reason: string
  asOf: string
  summary: string
  projects: ReportProject[]
  whole: ReportMoney
  counts: Record<Forecast, number> & { all: number; withdrawn: number }
  changes: ReportChange[]
  producedByName: string
  producedAt: string
}

interface ReportMoney {
  budget: string | null
  executed: string | null
  ratePercent: string | null
}

export interface ReportProject extends ReportMoney {
  name: string
  /** The targets of the department as a whole: their money is that of the projects. */
  isDepartment: boolean
  targets: ReportTarget[]
}

export interface ReportTarget {
  level1: string
  level3: string
  printed: string
  weight: string
  withdrawn: boolean
  actual: string
  note: string
  forecast: Forecast | null
  reason: string
  measure: string
}

export interface ReportChange {
  project: string
  target: string
  kind: 'adjust' | 'withdraw'
  before: string
  after: string
  reason: string
  decidedByName: string
  decidedOn: string
}

type Head = Omit<QuarterReport, 'format' | 'whole' | 'counts'>

/** Sums and counts are drawn from the lines, so that they cannot say anything else. */
export function quarterReport(head: Head): QuarterReport {
  const money = head.projects.filter((project) => !project.isDepartment)
  const total = (key: 'budget' | 'executed') => {
    const known = money.flatMap((project) => (project[key] === null ? [] : [exact(project[key])]))
    return known.length === 0 ? null : toText(sum(known))
  }
  const [budget, executed] = [total('budget'), total('executed')]
  const targets = head.projects.flatMap((project) => project.targets)
  const staying = targets.filter((target) => !target.withdrawn)
  const [likely = 0, atRisk = 0, willMiss = 0] = FORECASTS.map(
    (forecast) => staying.filter((target) => target.forecast === forecast).length,
  )
  return {
    format: 'quarter-report/1',
    ...head,
    whole: { budget, executed, ratePercent: ratePercent(executed, budget) },
    counts: { all: staying.length, withdrawn: targets.length - staying.length, likely, atRisk, willMiss },
  }
}

export const reportNo = (year: number, number: number): string => `绩效季报〔${year}〕${number}号`
