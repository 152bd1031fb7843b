import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { PLAN_STATES, STRATA } from '../domain/names.ts'
import { Day, Id, Instant, Key, Named, nullable, oneOf, Sentence } from './words.ts'

export const PlanRow = Type.Object({
  id: Id,
  no: Type.String(),
  title: Type.String(),
  from: Day,
  /** The last day that belongs to it. */
  to: Day,
  strata: oneOf(STRATA),
  errorPercent: Type.Integer(),
  confidencePercent: Type.Integer(),
  /** Empty until the draw: whoever knew it could tell which cases will be looked at. Its SHA-256 is told from the start. */
  seed: Type.String(),
  seedHash: Type.String(),
  seedAt: Instant,
  /** The seed was written down after the period had ended; then the house made it, not a person. */
  seedLate: Type.Boolean(),
  scoreBy: Day,
  state: oneOf(PLAN_STATES),
  cancelReason: nullable<string>(Type.String()),
  byName: Type.String(),
  reviewers: Type.Array(Named),
  drawnAt: nullable<string>(Instant),
  reportedAt: nullable<string>(Instant),
  /** SHA-256 of the drawn list as it is exported: whoever makes it again gets the same. */
  listHash: nullable<string>(Type.String()),
  formVersion: nullable<string>(Type.String()),
  /** Cases in the frame, certain ones among them, those to score, and those that are done. */
  population: Type.Integer(),
  certain: Type.Integer(),
  entries: Type.Integer(),
  done: Type.Integer(),
  excluded: Type.Integer(),
})
export type PlanRow = Static<typeof PlanRow>

export const listPlans = operation({
  name: 'quality.listPlans',
  http: 'GET /quality/plans',
  title: { zh: '质量抽查', en: 'Spot checks' },
  may: 'quality:view',
  reach: 'district',
  in: Type.Object({
    state: Type.Optional(oneOf(PLAN_STATES)),
    text: Type.Optional(Type.String({ maxLength: 60 })),
  }),
  out: Type.Object({ items: Type.Array(PlanRow), asOf: Instant }),
})

export const StratumRow = Type.Object({
  stratum: Type.String(),
  name: Type.String(),
  population: Type.Integer(),
  certain: Type.Integer(),
  drawn: Type.Integer(),
  replaced: Type.Integer(),
  scored: Type.Integer(),
})

export const PlanDetail = Type.Object({
  plan: PlanRow,
  strata: Type.Array(StratumRow),
  excluded: Type.Array(
    Type.Object({ why: Type.String(), zh: Type.String(), en: Type.String(), count: Type.Integer() }),
  ),
  /** Null: nobody may score it yet; it waits to be given to somebody. */
  progress: Type.Array(
    Type.Object({
      reviewer: nullable<string>(Type.String()),
      name: Type.String(),
      done: Type.Integer(),
      all: Type.Integer(),
    }),
  ),
  mayKeep: Type.Boolean(),
})
export type PlanDetail = Static<typeof PlanDetail>

export const getPlan = operation({
  name: 'quality.getPlan',
  http: 'GET /quality/plans/{id}',
  title: { zh: '查看一次抽查', en: 'One spot check' },
  may: 'quality:view',
  reach: 'district',
  in: Type.Object({ id: Id }),
  out: PlanDetail,
})

/** Choices of a new plan: who can score, and what the district's rules say. */
export const getPlanChoices = operation({
  name: 'quality.getPlanChoices',
  http: 'GET /quality/choices',
  title: { zh: '登记抽查时可选的内容', en: 'Choices of a new plan' },
  may: 'quality:keep',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    reviewers: Type.Array(Named),
    errorPercent: Type.Integer(),
    confidencePercent: Type.Integer(),
    confidences: Type.Array(Type.Integer()),
  }),
})

/** A plan is written down once, with its seed; what is wrong is cancelled with a reason and written down anew. */
export const addPlan = operation({
  name: 'quality.addPlan',
  http: 'PUT /quality/plans/{id}',
  title: { zh: '登记质量抽查', en: 'Write down a spot check' },
  may: 'quality:keep',
  reach: 'district',
  in: Type.Object({
    id: Id,
    title: Sentence(100),
    from: Day,
    to: Day,
    strata: oneOf(STRATA),
    errorPercent: Type.Integer({ minimum: 1, maximum: 20 }),
    confidencePercent: Type.Integer({ minimum: 50, maximum: 99 }),
    /** Left out: the house makes one. A late plan cannot choose. */
    seed: Type.Optional(Type.String({ minLength: 1, maxLength: 60, pattern: '^[^:\\s]+$' })),
    scoreBy: Day,
    reviewers: Type.Array(Key, { minItems: 2, maxItems: 30, uniqueItems: true }),
  }),
  out: PlanRow,
})

export const cancelPlan = operation({
  name: 'quality.cancelPlan',
  http: 'POST /quality/plans/{id}/cancel',
  title: { zh: '取消质量抽查', en: 'Cancel a spot check' },
  may: 'quality:keep',
  reach: 'district',
  in: Type.Object({ id: Id, reason: Sentence(500) }),
  out: PlanRow,
})

export const drawPlan = operation({
  name: 'quality.drawPlan',
  http: 'POST /quality/plans/{id}/draw',
  title: { zh: '抽取案件', en: 'Draw the sample' },
  may: 'quality:keep',
  reach: 'district',
  in: Type.Object({ id: Id }),
  out: PlanRow,
})

export const reportPlan = operation({
  name: 'quality.reportPlan',
  http: 'POST /quality/plans/{id}/report',
  title: { zh: '通报抽查结果', en: 'Report the results' },
  may: 'quality:keep',
  reach: 'district',
  in: Type.Object({ id: Id }),
  out: PlanRow,
})

/** Seed, case numbers, keys and ranks of the whole frame, and what was left out: the draw can be made again from it. */
export const exportDraw = operation({
  name: 'quality.exportDraw',
  http: 'POST /quality/plans/{id}/list',
  title: { zh: '导出抽样名单', en: 'Export the draw' },
  may: 'quality:export',
  reach: 'district',
  answers: 'file',
  in: Type.Object({ id: Id, format: oneOf(['xlsx', 'csv', 'jsonl'] as const) }),
  out: Type.Unknown(),
})
