import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { FILING_OUTCOMES, type FilingOutcome } from '../domain/filing.ts'
import { Cursor, Id, Instant, nullable, oneOf, Title } from './words.ts'

const counts = Object.fromEntries(FILING_OUTCOMES.map((one) => [one, Type.Integer()])) as Record<
  FilingOutcome,
  ReturnType<typeof Type.Integer>
>

/** What came in by one channel in the period, and what became of it; `received` is the sum of all outcomes. */
export const ChannelFiling = Type.Object({
  channel: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  received: Type.Integer(),
  /** Filed of those decided on passes the target; null where nothing was decided. */
  reached: nullable<boolean>(Type.Boolean()),
  ...counts,
})
export type ChannelFiling = Static<typeof ChannelFiling>

export const UnfiledRow = Type.Object({
  caseId: Id,
  caseNo: Type.String(),
  channel: Type.String(),
  reportedAt: Instant,
  outcome: oneOf(FILING_OUTCOMES),
  /** Why it was not filed, or where it waits; nothing of the citizen's words. */
  reason: Title,
})
export type UnfiledRow = Static<typeof UnfiledRow>

/** The cases behind a filing rate that were not filed, each with its reason. */
export const listUnfiled = operation({
  name: 'hotline.listUnfiled',
  http: 'GET /hotline/unfiled-cases',
  title: { zh: '查看未立案案件', en: 'Cases that were not filed' },
  may: 'hotline:view',
  reach: 'district',
  in: Type.Object({
    from: Instant,
    until: Instant,
    channel: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9]{1,40}$' })),
    outcome: Type.Optional(oneOf(FILING_OUTCOMES)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(UnfiledRow), next: nullable<string>(Type.String()) }),
})
