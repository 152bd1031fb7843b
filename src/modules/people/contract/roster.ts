import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { SHIFT_KINDS, type ShiftKind } from '../domain/shift.ts'
import { AreaCode, Cursor, Day, nullable, PersonId, Time, textOrNull, UnitId } from './words.ts'

const Kind = Type.Unsafe<ShiftKind>(Type.Enum([...SHIFT_KINDS]))
const Clock = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
const Weekdays = Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true })

export type RosterShift = Static<typeof RosterShift>
export const RosterShift = Type.Object({
  id: Type.String(),
  personId: Type.String(),
  name: Type.String(),
  phoneMasked: Type.String(),
  unit: Type.String(),
  unitZh: Type.String(),
  shift: Kind,
  /** Streets, communities or grids that the person answers for in this time. */
  areaCodes: Type.Array(Type.String()),
  /** 1 Monday to 7 Sunday: days on which the shift begins. */
  weekdays: Type.Array(Type.Integer()),
  /** Local time; an end at or before the start is on the next day. */
  startsAt: Type.String(),
  endsAt: Type.String(),
  validFrom: Type.String(),
  validTo: nullable(Type.String()),
  version: Type.Integer(),
})

export const listRoster = operation({
  name: 'people.listRoster',
  http: 'GET /roster',
  title: { zh: '查看值班表', en: 'Show the roster' },
  may: 'people:view-roster',
  reach: 'district',
  in: Type.Object({
    unit: Type.Optional(UnitId),
    personId: Type.Optional(PersonId),
    /** Shifts that cover this area or a part of it. */
    areaCode: Type.Optional(AreaCode),
    /** Shifts that run at this moment. */
    at: Type.Optional(Time),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(RosterShift), next: nullable(Type.String()) }),
})

export const saveRosterShift = operation({
  name: 'people.saveRosterShift',
  http: 'PUT /roster/{id}',
  title: { zh: '排班', en: 'Save a line of the roster' },
  may: 'people:edit-roster',
  reach: 'area',
  in: Type.Object({
    /** A new UUID adds a line. */
    id: PersonId,
    personId: PersonId,
    unit: UnitId,
    shift: Kind,
    areaCodes: Type.Array(AreaCode, { minItems: 1, maxItems: 200, uniqueItems: true }),
    weekdays: Weekdays,
    startsAt: Clock,
    endsAt: Clock,
    validFrom: Day,
    /** Null: until further notice. A day before today ends the line. */
    validTo: textOrNull(10),
  }),
  out: RosterShift,
})
