import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { ENTRY_PARTS, ENTRY_STATES } from '../domain/names.ts'
import { Cursor, Id, Instant, Key, nullable, oneOf, Sentence } from './words.ts'

/** A case that was looked at; scores are told once the plan is reported. */
export const EntryRow = Type.Object({
  id: Id,
  planId: Id,
  planNo: Type.String(),
  caseId: Id,
  caseNo: Type.String(),
  title: Type.String(),
  unit: Type.String(),
  stratum: Type.String(),
  part: oneOf(ENTRY_PARTS),
  certainWhy: nullable<string>(Type.String()),
  state: oneOf(ENTRY_STATES),
  scoredTwice: Type.Boolean(),
  /** Of 100, two decimals. */
  score: nullable<string>(Type.String()),
  passed: nullable<boolean>(Type.Boolean()),
  findings: Type.Array(Type.String()),
  note: nullable<string>(Type.String()),
  /** Null: not suggested. */
  reopen: nullable<'suggested' | 'reopened' | 'declined'>(oneOf(['suggested', 'reopened', 'declined'] as const)),
  reopenReason: nullable<string>(Type.String()),
  reopenByName: nullable<string>(Type.String()),
  reopenAt: nullable<string>(Instant),
})
export type EntryRow = Static<typeof EntryRow>

export const listEntries = operation({
  name: 'quality.listEntries',
  http: 'GET /quality/entries',
  title: { zh: '抽查案件', en: 'Cases of a spot check' },
  may: 'quality:view',
  reach: 'area',
  in: Type.Object({
    planId: Type.Optional(Id),
    caseId: Type.Optional(Id),
    unit: Type.Optional(Key),
    stratum: Type.Optional(Key),
    part: Type.Optional(oneOf(ENTRY_PARTS)),
    state: Type.Optional(oneOf(ENTRY_STATES)),
    passed: Type.Optional(Type.Boolean()),
    finding: Type.Optional(Key),
    reopen: Type.Optional(oneOf(['suggested', 'reopened', 'declined'] as const)),
    text: Type.Optional(Type.String({ maxLength: 60 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(EntryRow), next: nullable<string>(Type.String()) }),
})

/** Reopening is the case's own command, with the rights of whoever decides; declining needs a reason. */
export const decideReopen = operation({
  name: 'quality.decideReopen',
  http: 'POST /quality/entries/{id}/reopen',
  title: { zh: '决定是否重开', en: 'Decide on a suggestion to reopen' },
  may: 'quality:decide-reopen',
  reach: 'area',
  in: Type.Object({ id: Id, decision: oneOf(['reopen', 'decline'] as const), reason: Sentence(1000) }),
  out: EntryRow,
})
