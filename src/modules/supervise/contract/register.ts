import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { LEVELS, MEASURE_KINDS, MEASURE_STATES } from '../domain/measure.ts'
import { CaseRef, Cursor, FORMATS, Id, Instant, nullable, oneOf, Unit } from './words.ts'

/** A line of the register: an urge, a reminder note, a supervision or an instruction, with its case. */
export const MeasureRow = Type.Object({
  id: Id,
  kind: oneOf(MEASURE_KINDS),
  no: Type.String(),
  level: nullable<(typeof LEVELS)[number]>(oneOf(LEVELS)),
  form: nullable<string>(Type.String()),
  /** Opened by the rules. */
  automatic: Type.Boolean(),
  caseId: Id,
  caseNo: Type.String(),
  caseTitle: Type.String(),
  caseState: Type.String(),
  unit: nullable<string>(Type.String()),
  post: Type.String(),
  text: Type.String(),
  openedAt: Instant,
  openedByName: nullable<string>(Type.String()),
  openedPost: nullable<string>(Type.String()),
  /** When the answer is due; null where none is waited for. */
  due: nullable<string>(Instant),
  /** Of the clock of its answer: met, late, missed, lapsed; null while it runs. */
  result: nullable<string>(Type.String()),
  overdue: Type.Boolean(),
  state: oneOf(MEASURE_STATES),
  answer: nullable<string>(Type.String()),
  answeredAt: nullable<string>(Instant),
  answeredByName: nullable<string>(Type.String()),
  endedAt: nullable<string>(Instant),
  endReason: nullable<string>(Type.String()),
})
export type MeasureRow = Static<typeof MeasureRow>

export const registerFilters = {
  kind: Type.Optional(oneOf(MEASURE_KINDS)),
  level: Type.Optional(oneOf(LEVELS)),
  state: Type.Optional(oneOf(MEASURE_STATES)),
  unit: Type.Optional(Unit),
  automatic: Type.Optional(Type.Boolean()),
  overdue: Type.Optional(Type.Boolean()),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  /** Part of a number, of the case's or of its own. */
  text: Type.Optional(Type.String({ maxLength: 60 })),
}
export const RegisterFilters = Type.Object(registerFilters)
export type RegisterFilters = Static<typeof RegisterFilters>

export const listMeasures = operation({
  name: 'supervise.listMeasures',
  http: 'GET /supervise/measures',
  title: { zh: '督办台账', en: 'Register of supervision' },
  may: 'supervise:view-register',
  reach: 'area',
  in: Type.Object({
    ...registerFilters,
    caseId: Type.Optional(CaseRef),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(MeasureRow), next: nullable<string>(Type.String()) }),
})

export const exportMeasures = operation({
  name: 'supervise.exportMeasures',
  http: 'POST /supervise/measures/export',
  title: { zh: '导出督办台账', en: 'Export the register' },
  may: 'supervise:export',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ ...registerFilters, format: oneOf(FORMATS) }),
  out: Type.Unknown(),
})
