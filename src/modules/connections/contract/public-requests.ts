import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { port } from '#core/port.ts'
import type { PublicAttribute } from '../domain/public-attributes.ts'
import type { PublicRequest, PublicUpdate } from '../domain/public-view.ts'
import { Instant } from './words.ts'

export { type AttributeFault, findAttributeFault } from '../domain/public-attributes.ts'
export type { PublicAttribute, PublicRequest, PublicUpdate }

const CaseNo = Type.String({ pattern: '^[0-9]{6}-[0-9]{8}-[0-9]{8}$' })
const CategoryCode = Type.String({ pattern: '^[0-9]{6}$' })

/** One report through a public interface; the reporter knows that its words, masked, can be read by everybody. */
export const reportRequest = operation({
  name: 'connections.reportRequest',
  http: 'POST /public-requests',
  title: { zh: '经公开接口上报', en: 'Report through a public interface' },
  may: 'connections:report-request',
  reach: 'district',
  in: Type.Object({
    category: CategoryCode,
    description: Type.Optional(Type.String({ maxLength: 4000 })),
    /** WGS-84 */
    lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    address: Type.Optional(Type.String({ maxLength: 300 })),
    areaCode: Type.Optional(Type.String({ pattern: '^[0-9]{6}([0-9]{3}){0,3}$' })),
    attributes: Type.Optional(
      Type.Array(
        Type.Object({
          code: Type.String({ minLength: 1, maxLength: 40 }),
          values: Type.Array(Type.String({ maxLength: 500 }), { maxItems: 20 }),
        }),
        { maxItems: 20 },
      ),
    ),
    name: Type.Optional(Type.String({ maxLength: 60 })),
    phone: Type.Optional(Type.String({ maxLength: 30 })),
    email: Type.Optional(Type.String({ maxLength: 120 })),
    device: Type.Optional(Type.String({ maxLength: 100 })),
    sender: Type.Optional(Type.String({ maxLength: 100 })),
    mediaUrl: Type.Optional(Type.String({ maxLength: 1000, pattern: '^https?://[^\\s]+$' })),
  }),
  out: Type.Object({ caseNo: Type.String(), notice: Type.String() }),
})
export type RequestWish = Static<typeof reportRequest.in>

/** More about a request that the same program sent in. */
export const supplementRequest = operation({
  name: 'connections.supplementRequest',
  http: 'POST /public-requests/{caseNo}/supplement',
  title: { zh: '经公开接口补充', en: 'Add to a request through a public interface' },
  may: 'connections:report-request',
  reach: 'own',
  in: Type.Object({ caseNo: CaseNo, text: Type.String({ minLength: 1, maxLength: 4000 }) }),
  out: Type.Object({ caseNo: Type.String(), at: Instant }),
})

export interface PublicRequestQuery {
  ids: readonly string[] | null
  categories: readonly string[] | null
  /** Null: open and closed ones. */
  open: boolean | null
  fromMs: number | null
  toMs: number | null
  limit: number
  offset: number
}

export interface PublicUpdateQuery {
  ids: readonly string[] | null
  fromMs: number | null
  toMs: number | null
  limit: number
  offset: number
}

export interface PublicService {
  code: string
  name: string
  description: string
  keywords: readonly string[]
  group: string
  attributes: readonly PublicAttribute[]
}

export interface PublicFace {
  contact: string
  keyService: string
  changeset: string
}

/** What everybody may read of requests, for adapters of public interfaces: no personal data ever leaves by it. */
export interface PublicRequests {
  /** The district's key, by which interfaces name the jurisdiction. */
  jurisdiction: string
  face(): PublicFace
  services(): readonly PublicService[]
  service(code: string): PublicService | null
  list(query: PublicRequestQuery): Promise<PublicRequest[]>
  updates(query: PublicUpdateQuery): Promise<PublicUpdate[]>
}
export const publicRequests = port<PublicRequests>('connections.publicRequests')
