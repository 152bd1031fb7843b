import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { ClockCause, LimitSource } from './ports.ts'
import { Instant, LimitOut, nullable } from './words.ts'

const Cause = Type.Unsafe<ClockCause>({})

/** A stretch of time that counted, or did not and why. */
export const ExplainedPiece = Type.Object({
  from: Instant,
  /** Null on the last piece while a pause is open. */
  to: nullable<string>(Instant),
  counted: Type.Boolean(),
  reason: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  /** How much of the limit it used up, in `unit`; 0 where it does not count. */
  amount: Type.Number(),
  unit: Type.String(),
  /** What stopped the clock, and what made it go on. */
  cause: nullable<ClockCause>(Cause),
  endCause: nullable<ClockCause>(Cause),
})
export type ExplainedPiece = Static<typeof ExplainedPiece>

const Owner = Type.Object({
  post: Type.String(),
  unit: nullable<string>(Type.String()),
  from: Instant,
  to: nullable<string>(Instant),
})

export const ClockExplanation = Type.Object({
  caseId: Type.String(),
  caseNo: Type.String(),
  rulesVersion: Type.String(),
  id: Type.String(),
  name: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  subjectKind: Type.String(),
  subjectId: Type.String(),
  state: Type.Unsafe<'running' | 'paused' | 'ended'>(Type.String()),
  light: Type.String(),
  result: nullable<string>(Type.String()),
  asOf: Instant,
  start: Instant,
  startCause: nullable<ClockCause>(Cause),
  limit: nullable<Static<typeof LimitOut>>(LimitOut),
  /** Added at the end of `limit`: the other steps of a whole case. */
  plus: nullable<Static<typeof LimitOut>>(LimitOut),
  /** A date that somebody gave; it goes before the limit. */
  givenDue: nullable<string>(Instant),
  source: Type.Unsafe<LimitSource>({}),
  limitChanged: nullable<{ at: string; cause: ClockCause | null }>(
    Type.Object({ at: Instant, cause: nullable<ClockCause>(Cause) }),
  ),
  calendar: Type.Object({ key: Type.String(), version: Type.Integer(), wdMode: Type.String() }),
  /** Null while paused, and where no limit is known. */
  due: nullable<string>(Instant),
  /** By the calendar as it is now; differs from `due` where one that was told is kept, or the clock ended before. */
  reckonedDue: nullable<string>(Instant),
  keptSince: nullable<string>(Instant),
  overdueAt: nullable<string>(Instant),
  stopped: nullable<string>(Instant),
  grants: Type.Array(Type.Object({ at: Instant, limit: LimitOut, cause: nullable<ClockCause>(Cause) })),
  owners: Type.Array(Owner),
  warnings: Type.Array(Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() })),
  pieces: Type.Array(ExplainedPiece),
  /** Pieces beyond the 2,000 that are told. */
  left: Type.Integer(),
})
export type ClockExplanation = Static<typeof ClockExplanation>

export const explainClock = operation({
  name: 'clocks.explainClock',
  http: 'GET /cases/{id}/clocks/{clock}/explain',
  title: { zh: '解释时限', en: 'Explain a clock' },
  may: 'clocks:explain',
  reach: 'area',
  in: Type.Object({
    id: Type.String({ minLength: 1, maxLength: 60, description: 'UUID or number of the case' }),
    clock: Type.String({ minLength: 1, maxLength: 60, description: 'id of the clock, or its name: the newest run' }),
  }),
  out: ClockExplanation,
})
