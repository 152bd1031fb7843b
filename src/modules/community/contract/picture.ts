import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Area, Due, Id, Instant, nullable } from './words.ts'

const Words = Type.Object({ key: Type.String(), zh: Type.String(), en: Type.String() })
const Count = Type.Integer()

/** Who answers for an area now. */
export const Answering = Type.Object({ name: Type.String(), phoneMasked: Type.String() })

/** A community or grid whose people the caller sees. */
export const OwnArea = Type.Object({ code: Type.String(), name: Type.String(), street: Type.String() })

/** Words of the district's own lists, for pages and forms. */
export const listWords = operation({
  name: 'community.listWords',
  http: 'GET /community/words',
  title: { zh: '查看民情用语', en: 'Words of the community' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    helpLine: Type.Object({
      phone: Type.String(),
      daysZh: Type.String(),
      daysEn: Type.String(),
      days: Count,
      from: Type.String(),
      to: Type.String(),
      hours: Type.Number(),
    }),
    careKinds: Type.Array(Type.Object({ ...Words.properties, everyDays: Count })),
    visitKinds: Type.Array(Words),
    serviceKinds: Type.Array(Words),
    needKinds: Type.Array(Type.Object({ ...Words.properties, for: Type.Array(Type.String()) })),
    industries: Type.Array(Words),
    sizes: Type.Array(Type.Object({ ...Words.properties, everyDays: Count })),
  }),
})

/** The own community at a glance; without a community of one's own `areas` is empty. */
export type Picture = Static<typeof Picture>
export const Picture = Type.Object({
  asOf: Instant,
  areas: Type.Array(OwnArea),
  /** The one shown. */
  area: nullable<Static<typeof OwnArea>>(OwnArea),
  buildings: Count,
  households: Count,
  residents: Count,
  visitsDue: Count,
  visitsSoon: Count,
  /** In the last thirty days. */
  visits30: Count,
  services30: Count,
  openNeeds: Count,
  answering: Type.Array(Answering),
})

export const getPicture = operation({
  name: 'community.getPicture',
  http: 'GET /community/picture',
  title: { zh: '查看本社区民情', en: 'The own community at a glance' },
  may: 'community:view-residents',
  reach: 'area',
  in: Type.Object({ area: Type.Optional(Area) }),
  out: Picture,
})

export type BuildingRow = Static<typeof BuildingRow>
export const BuildingRow = Type.Object({
  id: Id,
  name: Type.String(),
  areaCode: Type.String(),
  lon: Type.Number(),
  lat: Type.Number(),
  households: Count,
  residents: Count,
  due: Due,
  visitsDue: Count,
})

/** All buildings of an area with what is in them; the points of the community's map. */
export const listBuildings = operation({
  name: 'community.listBuildings',
  http: 'GET /community/buildings',
  title: { zh: '查看本社区楼栋', en: 'Buildings of the own community' },
  may: 'community:view-residents',
  reach: 'area',
  in: Type.Object({ area: Type.Optional(Area) }),
  out: Type.Object({ items: Type.Array(BuildingRow), cut: Type.Boolean() }),
})
