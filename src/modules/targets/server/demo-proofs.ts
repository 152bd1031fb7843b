import type { RuleKind } from '../domain/standing-rule/standing-rule.ts'
import type { Formula, Question } from '../domain/survey/survey.ts'

interface DemoSurveyText {
  id: string
  title: string
  intro: string
  /** Key of a project of the ledger; none: the department as a whole. */
  project?: string
  /** Name of the target that it may feed. */
  target: string
  questions: Question[]
  formula: Formula
}

export interface DemoCodeSurvey extends DemoSurveyText {
  audience: 'codes'
  year: number
  opensAt: string
  closedAt: string
  notHandedOut: number
  batches: { name: string; made: number; counts: Record<string, number>[] }[]
  texts: string[]
}

export interface DemoStaffSurvey extends DemoSurveyText {
  audience: 'staff'
  posts: string[]
  opensDaysAgo: number
  endsInDays: number
  /** Of so many asked one has not answered yet, and these accounts have not: whoever looks around can. */
  answeredOf: { every: number; but: string[] }
  /** Papers handed in, one after the other, again and again. */
  cycle: (string | null)[][]
}

export interface DemoRule {
  id: string
  title: string
  no: string
  kind: RuleKind
  owner: string
  issuedOn: string
  /** Days from the loading on. */
  reviewInDays: number
  reference: string
  supersedes?: string
}

/** Invented surveys, standing rules and statements of the demonstration: `demo-proofs.json`. */
export interface DemoProofs {
  unit: string
  keeper: string
  surveys: (DemoCodeSurvey | DemoStaffSurvey)[]
  standingRules: DemoRule[]
  reviews: { id: string; rule: string; by: string; reviewedOn: string; note: string }[]
  links: { project: string | null; target: string; rules: string[] }[]
  statements: { project: string; target: string; text: string; statedBy: string; statedOn: string; basis: string }[]
}
