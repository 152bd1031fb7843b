import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { LIMIT_UNITS, type Limit } from '#core/time/limit.ts'

const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })

/** A unit that may be sent a case, with what speaks for it. */
export const UnitProposal = Type.Object({
  unit: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  /** From the duty list. */
  byDuty: Type.Boolean(),
  reason: Type.Object({ zh: Type.String(), en: Type.String() }),
  /** Cases of the same category in 90 days, and the share of them that this unit led. */
  sameCategory: Type.Integer(),
  share: nullable<number>(Type.Number()),
  openCases: Type.Integer(),
  overdueCases: Type.Integer(),
})
export type UnitProposal = Static<typeof UnitProposal>

export const proposeUnits = operation({
  name: 'dispatch.proposeUnits',
  http: 'GET /dispatch/proposals/{caseId}',
  title: { zh: '派遣建议', en: 'Propose units for a case' },
  may: 'dispatch:view-board',
  reach: 'area',
  in: Type.Object({ caseId: Type.String({ format: 'uuid' }) }),
  out: Type.Object({
    /** Best first; the duty list goes before habit. */
    units: Type.Array(UnitProposal),
    coHandlers: Type.Array(Type.Object({ unit: Type.String(), zh: Type.String(), en: Type.String() })),
    /** Handling limit of the case and when it would end, counted from now; null where a given date counts. */
    limit: nullable<Limit>(Type.Object({ n: Type.Integer(), unit: Type.Enum([...LIMIT_UNITS]) })),
    dueFromNow: nullable<string>(Type.String({ format: 'date-time' })),
    /** The unit that has just handed the case back. */
    lastReturner: nullable<string>(Type.String()),
    /** The first unit to receive it leads to the end. */
    firstReceiver: Type.Boolean(),
  }),
})

export const viewBoard = operation({
  name: 'dispatch.viewBoard',
  http: 'GET /dispatch/board',
  title: { zh: '单位负荷', en: 'Load of the units' },
  may: 'dispatch:view-board',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    asOf: Type.String({ format: 'date-time' }),
    units: Type.Array(
      Type.Object({
        unit: Type.String(),
        zh: Type.String(),
        en: Type.String(),
        kind: Type.String(),
        openCases: Type.Integer(),
        overdueCases: Type.Integer(),
        sentToday: Type.Integer(),
        /** Who answers for the unit: its lead, else its officers. */
        onDuty: Type.Array(Type.String()),
        /** Who is told of a new order: those who sign for the unit. */
        signers: Type.Array(Type.String()),
      }),
    ),
  }),
})
