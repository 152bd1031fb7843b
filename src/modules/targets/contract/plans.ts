import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { GOAL_SPANS, PLAN_STATES, TARGET_STATES } from '../domain/target.ts'
import { ChangeRow, TargetRow } from './targets.ts'
import { Decimal, FORMATS, Id, Instant, nullable, oneOf, Sentence, Text, Unit, Year } from './words.ts'

const maybeText = nullable<string>(Type.String())
const maybeDecimal = nullable<string>(Decimal)

export const GoalRow = Type.Object({
  id: Id,
  projectId: nullable<string>(Id),
  unit: Type.String(),
  span: oneOf(GOAL_SPANS),
  year: Year,
  toYear: Year,
  position: Type.Integer(),
  text: Type.String(),
  weight: maybeDecimal,
  version: Type.Integer(),
  changedByName: Type.String(),
  changedAt: Instant,
})
export type GoalRow = Static<typeof GoalRow>

const WeightPart = Type.Object({
  name: Type.String(),
  wanted: maybeDecimal,
  given: Decimal,
  missing: maybeDecimal,
})

/** Sums of weights against what the scheme leaves. */
export const WeightSums = Type.Object({
  whole: WeightPart,
  classes: Type.Array(WeightPart),
  goals: Type.Array(WeightPart),
  agrees: Type.Boolean(),
  /** `产出指标还差 3 分`. */
  said: Type.Array(Type.Object({ zh: Type.String(), en: Type.String() })),
})
export type WeightSums = Static<typeof WeightSums>

export const PlanRow = Type.Object({
  id: Id,
  projectId: nullable<string>(Id),
  unit: Type.String(),
  year: Year,
  scheme: Type.String(),
  state: oneOf(PLAN_STATES),
  proposedByName: maybeText,
  proposedAt: nullable<string>(Instant),
  decidedByName: maybeText,
  decidedAt: nullable<string>(Instant),
  /** Why the last proposal was sent back. */
  refusal: maybeText,
  version: Type.Integer(),
})
export type PlanRow = Static<typeof PlanRow>

/** A project of the year, or a department as a whole (projectId null), with all that it takes on. */
export const PlanSubject = Type.Object({
  projectId: nullable<string>(Id),
  name: Type.String(),
  unit: Type.String(),
  /** Yuan; null where the ledger has no line for the year. */
  budget: maybeDecimal,
  plan: nullable<PlanRow>(PlanRow),
  goals: Type.Array(GoalRow),
  targets: Type.Array(TargetRow),
  weights: nullable<WeightSums>(WeightSums),
  /** Mid-year changes that wait for an answer. */
  openChanges: Type.Array(ChangeRow),
})
export type PlanSubject = Static<typeof PlanSubject>

export const SchemeCard = Type.Object({
  key: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  executionWeight: maybeDecimal,
  scored: Type.Boolean(),
  withdrawn: oneOf(['redistribute', 'zero', 'full']),
})

export const getYear = operation({
  name: 'targets.getYear',
  http: 'GET /targets/years/{year}',
  title: { zh: '查看一年的绩效目标', en: 'Targets of a year' },
  may: 'targets:view',
  reach: 'area',
  in: Type.Object({ year: Year }),
  out: Type.Object({
    year: Year,
    asOf: Instant,
    schemes: Type.Array(SchemeCard),
    /** The scheme that a new plan keeps to. */
    usualScheme: Type.String(),
    subjects: Type.Array(PlanSubject),
  }),
})

export const openPlan = operation({
  name: 'targets.openPlan',
  http: 'POST /targets/plans',
  title: { zh: '开始拟定一年的目标', en: 'Begin the targets of a year' },
  may: 'targets:set',
  reach: 'area',
  in: Type.Object({
    id: Id,
    /** Left out: the department as a whole. */
    projectId: Type.Optional(Id),
    /** Of the department; a project has its own. */
    unit: Type.Optional(Unit),
    year: Year,
    scheme: Type.Optional(Text(40)),
  }),
  out: PlanRow,
})

export const copyPlan = operation({
  name: 'targets.copyPlan',
  http: 'POST /targets/plans/{id}/copy',
  title: { zh: '沿用上年目标', en: 'Take over the targets of the year before' },
  may: 'targets:set',
  reach: 'area',
  in: Type.Object({
    /** The plan of the year before. */
    id: Id,
    /** Of the plan that is made, in the year after; one that has no target yet may be there already. */
    newId: Id,
  }),
  out: Type.Object({ plan: PlanRow, copied: Type.Integer() }),
})

const PlanCommand = Type.Object({ id: Id })

export const proposePlan = operation({
  name: 'targets.proposePlan',
  http: 'POST /targets/plans/{id}/propose',
  title: { zh: '目标报批', en: 'Propose the targets' },
  may: 'targets:set',
  reach: 'area',
  in: PlanCommand,
  out: PlanRow,
})

export const approvePlan = operation({
  name: 'targets.approvePlan',
  http: 'POST /targets/plans/{id}/approve',
  title: { zh: '批准目标', en: 'Approve the targets' },
  may: 'targets:approve',
  reach: 'area',
  in: Type.Object({ id: Id, answer: Type.Optional(Text(500)) }),
  out: PlanRow,
})

export const refusePlan = operation({
  name: 'targets.refusePlan',
  http: 'POST /targets/plans/{id}/refuse',
  title: { zh: '退回目标', en: 'Send the targets back' },
  may: 'targets:approve',
  reach: 'area',
  in: Type.Object({ id: Id, reason: Sentence(500) }),
  out: PlanRow,
})

export const exportTargets = operation({
  name: 'targets.exportTargets',
  http: 'GET /targets/years/{year}/export',
  title: { zh: '导出绩效目标', en: 'Export targets' },
  may: 'targets:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({
    year: Year,
    state: Type.Optional(oneOf(TARGET_STATES)),
    text: Type.Optional(Text(60)),
    format: Type.Optional(oneOf(FORMATS)),
  }),
  out: Type.Unknown(),
})
