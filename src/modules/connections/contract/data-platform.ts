import { type Static, Type } from 'typebox'
import type { Title } from '#core/module-card.ts'
import { operation } from '#core/operation.ts'
import { port } from '#core/port.ts'
import { Sharing } from './sharing.ts'
import { nullable, Unit } from './words.ts'

export const OPENNESS = {
  open: { zh: '无条件共享', en: 'open' },
  conditional: { zh: '有条件共享', en: 'on conditions' },
  closed: { zh: '不予共享', en: 'closed' },
} as const
export type Openness = keyof typeof OPENNESS

export interface Dataset {
  id: string
  name: string
  /** Who provides it. */
  provider: string
  fields: readonly string[]
  openness: Openness
}

export interface DatasetWish {
  /** Ours: the same one again is the same request. */
  no: string
  dataset: string
  unit: { id: string; name: string }
  purpose: string
  /** The law, rule or matter on which it is asked. */
  basis: string
  dueMs: number
}

export type DatasetAnswer =
  | { state: 'waiting' }
  /** Where it is to be had, or why it is not given; by the platform's clock. */
  | { state: 'given' | 'refused'; text: string; atMs: number }

/**
 * The platform on which departments share data. What it cannot do it throws as `OutsideTrouble`
 * (`#platform/http/ask-outside.ts`): `notFound` for a dataset or a request that it does not have.
 */
export interface DataPlatform {
  title: Title
  /** Datasets and answers are made up: every screen says so. */
  simulated: boolean
  catalogue(text: string, most: number): Promise<Dataset[]>
  /** Answers the platform's own number. */
  request(wish: DatasetWish): Promise<string>
  answerOf(platformNo: string): Promise<DatasetAnswer>
}

/** `districts/<key>/data-platform.json` */
export interface DataPlatformSettings {
  schema: 'data-platform/1'
  /** Id of an adapter; null: no platform is connected. */
  adapter: string | null
  baseUrl?: string
  /** How often the platform is asked for an answer that is open. */
  pollMinutes: number
}

/** Adapters offer themselves by their id when the house starts; the district's file names the one in use. */
export interface DataPlatforms {
  offer(adapter: string, open: (settings: DataPlatformSettings) => DataPlatform): void
}
export const dataPlatforms = port<DataPlatforms>('connections.dataPlatforms')

export const listDatasets = operation({
  name: 'connections.listDatasets',
  http: 'GET /sharing/datasets',
  title: { zh: '查看数据共享平台目录', en: 'List what the data platform shares' },
  may: 'connections:share',
  reach: 'district',
  in: Type.Object({ text: Type.Optional(Type.String({ maxLength: 60 })) }),
  out: Type.Object({
    /** Null: no platform is connected. */
    platform: nullable<{ zh: string; en: string; simulated: boolean }>(
      Type.Object({ zh: Type.String(), en: Type.String(), simulated: Type.Boolean() }),
    ),
    /** At most 50 that fit. */
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        provider: Type.String(),
        fields: Type.Array(Type.String()),
        openness: Type.Unsafe<Openness>(Type.Enum(Object.keys(OPENNESS))),
      }),
    ),
  }),
})
export type DatasetRow = Static<typeof listDatasets.out>['items'][number]

const text = (most: number) => Type.String({ minLength: 2, maxLength: most, pattern: '\\S' })

/** Kept first and sent by the house itself: a platform that does not answer delays it and loses nothing. */
export const askDataset = operation({
  name: 'connections.askDataset',
  http: 'POST /sharing/datasets/{dataset}/requests',
  title: { zh: '向数据共享平台申请', en: 'Ask the data platform' },
  may: 'connections:share',
  reach: 'area',
  in: Type.Object({
    dataset: Type.String({ pattern: '^[A-Za-z0-9_.:-]{1,80}$' }),
    /** Where one acts for several units. */
    from: Type.Optional(Unit),
    purpose: text(500),
    basis: text(300),
    days: Type.Integer({ minimum: 1, maximum: 90 }),
  }),
  out: Sharing,
})
