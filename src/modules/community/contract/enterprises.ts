import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { NeedRow } from './needs.ts'
import { RecordRow } from './records.ts'
import { Area, CommunityArea, Cursor, Due, Id, Instant, Key, Lat, Limit, Lon, nullable, oneOf } from './words.ts'

export type EnterpriseRow = Static<typeof EnterpriseRow>
export const EnterpriseRow = Type.Object({
  id: Id,
  creditCode: Type.String(),
  name: Type.String(),
  industry: Type.String(),
  size: Type.String(),
  areaCode: Type.String(),
  economicGrid: nullable<string>(Type.String()),
  economicGridName: nullable<string>(Type.String()),
  address: Type.String(),
  lon: Type.Number(),
  lat: Type.Number(),
  staff: nullable<number>(Type.Integer()),
  key: Type.Boolean(),
  active: Type.Boolean(),
  due: Due,
  lastVisitAt: nullable<string>(Instant),
  openNeeds: Type.Integer(),
})

export const listEnterprises = operation({
  name: 'community.listEnterprises',
  http: 'GET /community/enterprises',
  title: { zh: '查看企业', en: 'Enterprises' },
  may: 'community:view-enterprises',
  reach: 'area',
  in: Type.Object({
    area: Type.Optional(Area),
    economicGrid: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9-]{2,30}$' })),
    due: Type.Optional(oneOf(['due', 'soon'])),
    needs: Type.Optional(Type.Boolean()),
    text: Type.Optional(Type.String({ maxLength: 60 })),
    sort: Type.Optional(oneOf(['name', 'due'])),
    limit: Type.Optional(Limit),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(EnterpriseRow), next: nullable<string>(Type.String()) }),
})

export const getEnterprise = operation({
  name: 'community.getEnterprise',
  http: 'GET /community/enterprises/{id}',
  title: { zh: '查看一家企业', en: 'Show one enterprise' },
  may: 'community:view-enterprises',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: Type.Object({
    enterprise: EnterpriseRow,
    grid: nullable<string>(Type.String()),
    community: nullable<string>(Type.String()),
    street: nullable<string>(Type.String()),
    /** Masked. */
    contactName: nullable<string>(Type.String()),
    contactPhone: nullable<string>(Type.String()),
    records: Type.Array(RecordRow),
    needs: Type.Array(NeedRow),
  }),
})

export const saveEnterprise = operation({
  name: 'community.saveEnterprise',
  http: 'POST /community/enterprises',
  title: { zh: '登记企业', en: 'Register an enterprise' },
  may: 'community:record-enterprises',
  reach: 'area',
  in: Type.Object({
    creditCode: Type.String({ minLength: 18, maxLength: 20 }),
    name: Type.String({ minLength: 2, maxLength: 120, pattern: '\\S' }),
    industry: Key,
    size: Key,
    areaCode: Type.Optional(CommunityArea),
    address: Type.String({ minLength: 2, maxLength: 200 }),
    lon: Lon,
    lat: Lat,
    staff: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    contactName: Type.Optional(Type.String({ maxLength: 60 })),
    contactPhone: Type.Optional(Type.String({ maxLength: 30 })),
    active: Type.Optional(Type.Boolean()),
  }),
  out: Type.Object({ id: Id }),
})

const EconomicGrid = Type.Object({
  code: Type.String(),
  name: Type.String(),
  keeperUnit: nullable<string>(Type.String()),
  areas: Type.Array(Type.String()),
  enterprises: Type.Integer(),
  visitsDue: Type.Integer(),
  openNeeds: Type.Integer(),
})

/** Grids that touch the caller's area; counts are of what the caller sees. */
export const listEconomicGrids = operation({
  name: 'community.listEconomicGrids',
  http: 'GET /community/economic-grids',
  title: { zh: '查看经济网格', en: 'Economic grids' },
  may: 'community:view-enterprises',
  reach: 'area',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(EconomicGrid) }),
})

/** Draws a grid anew from unit grids; each belongs to one economic grid at most, the one named last. */
export const saveEconomicGrid = operation({
  name: 'community.saveEconomicGrid',
  http: 'PUT /community/economic-grids/{code}',
  title: { zh: '划定经济网格', en: 'Draw an economic grid' },
  may: 'community:edit-economic-grids',
  reach: 'area',
  in: Type.Object({
    code: Type.String({ pattern: '^[A-Za-z0-9-]{2,30}$' }),
    name: Type.String({ minLength: 2, maxLength: 60, pattern: '\\S' }),
    keeperUnit: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    areas: Type.Array(Type.String({ pattern: '^[0-9]{15}$' }), { minItems: 1, maxItems: 2000 }),
  }),
  out: Type.Object({ code: Type.String(), areas: Type.Integer() }),
})
