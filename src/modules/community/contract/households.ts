import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { TENURES } from '../domain/words.ts'
import { NeedRow } from './needs.ts'
import { Answering } from './picture.ts'
import { RecordRow } from './records.ts'
import { ResidentRow } from './residents.ts'
import { Area, Cursor, Due, Id, Instant, Key, Limit, nullable, oneOf } from './words.ts'

export type HouseholdRow = Static<typeof HouseholdRow>
export const HouseholdRow = Type.Object({
  id: Id,
  buildingId: Id,
  building: Type.String(),
  areaCode: Type.String(),
  /** `2单元`; empty where a building has one entrance. */
  entrance: Type.String(),
  floor: nullable<number>(Type.Integer()),
  /** Masked: the room is personal. */
  room: Type.String(),
  tenure: oneOf(TENURES),
  /** Name of the head of the household, masked. */
  head: nullable<string>(Type.String()),
  residents: Type.Integer(),
  /** Keys of the district's list; null for whoever may not see why. */
  care: nullable<string[]>(Type.Array(Type.String())),
  due: Due,
  lastVisitAt: nullable<string>(Instant),
})

export const householdFilters = {
  area: Type.Optional(Area),
  building: Type.Optional(Id),
  /** `due`: to be visited now; `soon`: now or within the week. */
  due: Type.Optional(oneOf(['due', 'soon'])),
  care: Type.Optional(Key),
  tenure: Type.Optional(oneOf(TENURES)),
  /** A building, a whole telephone number, or a whole name. */
  text: Type.Optional(Type.String({ maxLength: 60 })),
}

/** Changes nothing; a POST, so that a name or number that is looked for stands in no address line and no log. */
export const findHouseholds = operation({
  name: 'community.findHouseholds',
  http: 'POST /community/households/search',
  title: { zh: '查找本社区住户', en: 'Find households of the own community' },
  may: 'community:view-residents',
  reach: 'area',
  journal: 'own',
  in: Type.Object({
    ...householdFilters,
    sort: Type.Optional(oneOf(['place', 'due'])),
    limit: Type.Optional(Limit),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(HouseholdRow), next: nullable<string>(Type.String()) }),
})

export const getHousehold = operation({
  name: 'community.getHousehold',
  http: 'GET /community/households/{id}',
  title: { zh: '查看一户', en: 'Show one household' },
  may: 'community:view-residents',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: Type.Object({
    household: HouseholdRow,
    version: Type.Integer(),
    lon: Type.Number(),
    lat: Type.Number(),
    grid: nullable<string>(Type.String()),
    community: nullable<string>(Type.String()),
    street: nullable<string>(Type.String()),
    visitEveryDays: nullable<number>(Type.Integer()),
    answering: Type.Array(Answering),
    residents: Type.Array(ResidentRow),
    records: Type.Array(RecordRow),
    needs: Type.Array(NeedRow),
  }),
})

export const saveHousehold = operation({
  name: 'community.saveHousehold',
  http: 'PUT /community/households/{id}',
  title: { zh: '修改住户', en: 'Change a household' },
  may: 'community:edit-residents',
  reach: 'area',
  in: Type.Object({
    id: Id,
    tenure: Type.Optional(oneOf(TENURES)),
    care: Type.Optional(Type.Array(Key, { maxItems: 10 })),
  }),
  out: Type.Object({ id: Id, version: Type.Integer() }),
})

export const exportHouseholds = operation({
  name: 'community.exportHouseholds',
  http: 'POST /community/households/export',
  title: { zh: '导出本社区住户（遮挡）', en: 'Export households of the own community, masked' },
  may: 'community:export',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ ...householdFilters, format: oneOf(['xlsx', 'csv', 'jsonl']) }),
  out: Type.Unknown(),
})
