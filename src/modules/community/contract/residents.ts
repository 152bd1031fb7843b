import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { GENDERS, RELATIONS } from '../domain/words.ts'
import { Answering } from './picture.ts'
import { Id, Instant, nullable, oneOf } from './words.ts'

export type ResidentRow = Static<typeof ResidentRow>
export const ResidentRow = Type.Object({
  id: Id,
  householdId: Id,
  /** Masked. */
  name: Type.String(),
  phone: nullable<string>(Type.String()),
  hasIdNumber: Type.Boolean(),
  gender: oneOf(GENDERS),
  age: nullable<number>(Type.Integer()),
  relation: oneOf(RELATIONS),
})

export const unmaskResident = operation({
  name: 'community.unmaskResident',
  http: 'POST /community/residents/{id}/unmask',
  title: { zh: '查看居民完整信息', en: 'See a resident in clear' },
  may: 'community:unmask',
  reach: 'area',
  personal: true,
  in: Type.Object({ id: Id, purpose: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S.*\\S' }) }),
  out: Type.Object({
    name: Type.String(),
    phone: nullable<string>(Type.String()),
    idNumber: nullable<string>(Type.String()),
    /** Entrance, floor and room. */
    room: Type.String(),
    visibleUntil: Instant,
    /** How many more the caller may see today. */
    left: Type.Integer(),
  }),
})

const Name = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })
const Phone = Type.String({ minLength: 5, maxLength: 30 })
const person = {
  name: Name,
  phone: Type.Optional(Phone),
  idNumber: Type.Optional(Type.String({ minLength: 6, maxLength: 30 })),
  gender: Type.Optional(oneOf(GENDERS)),
  birthYear: Type.Optional(Type.Integer({ minimum: 1890, maximum: 2199 })),
  relation: Type.Optional(oneOf(RELATIONS)),
}

export const addResident = operation({
  name: 'community.addResident',
  http: 'POST /community/households/{household}/residents',
  title: { zh: '登记居民', en: 'Register a resident' },
  may: 'community:edit-residents',
  reach: 'area',
  in: Type.Object({ household: Id, ...person }),
  out: Type.Object({ id: Id }),
})

export const changeResident = operation({
  name: 'community.changeResident',
  http: 'PUT /community/residents/{id}',
  title: { zh: '更正居民信息', en: 'Correct a resident' },
  may: 'community:edit-residents',
  reach: 'area',
  in: Type.Object({ id: Id, ...person, name: Type.Optional(Name) }),
  out: Type.Object({ id: Id }),
})

/** Moved away, died, or entered by mistake: all that is personal is deleted, the journal keeps that and why. */
export const removeResident = operation({
  name: 'community.removeResident',
  http: 'POST /community/residents/{id}/remove',
  title: { zh: '注销居民', en: 'Remove a resident' },
  may: 'community:edit-residents',
  reach: 'area',
  in: Type.Object({ id: Id, reason: oneOf(['moved', 'died', 'mistake', 'asked']) }),
  out: Type.Object({ id: Id }),
})

const Place = Type.Object({ code: Type.String(), name: Type.String() })

/**
 * Person, building and grid, from any end: who belongs to a grid, building or household, and to which of them a person
 * does. Exactly one of the four is named.
 */
export const relate = operation({
  name: 'community.relate',
  http: 'GET /community/relations',
  title: { zh: '查询人房网格关系', en: 'Relations of person, building and grid' },
  may: 'community:view-residents',
  reach: 'area',
  in: Type.Object({
    resident: Type.Optional(Id),
    household: Type.Optional(Id),
    building: Type.Optional(Id),
    grid: Type.Optional(Type.String({ pattern: '^[0-9]{15}$' })),
  }),
  out: Type.Object({
    street: nullable<Static<typeof Place>>(Place),
    community: nullable<Static<typeof Place>>(Place),
    grid: nullable<Static<typeof Place>>(Place),
    answering: Type.Array(Answering),
    buildings: Type.Array(Type.Object({ id: Id, name: Type.String(), households: Type.Integer() })),
    households: Type.Array(Type.Object({ id: Id, buildingId: Id, room: Type.String(), residents: Type.Integer() })),
    residents: Type.Array(ResidentRow),
    /** More than are listed. */
    cut: Type.Boolean(),
  }),
})
