import { type Static, Type } from 'typebox'
import { happening } from '#core/happening.ts'
import { operation } from '#core/operation.ts'
import { THEMES, type WallTheme } from './domain/wall-setting.ts'

export { isNight } from './domain/is-night.ts'
export type { WallTheme } from './domain/wall-setting.ts'

const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
const Instant = Type.String({ format: 'date-time' })
const Key = Type.String({ pattern: '^[a-z][a-z0-9-]{0,29}$', description: 'key of the wall, e.g. main' })
const Scene = Type.String({ pattern: '^[a-z][a-z0-9-]{0,29}$' })
const Scenes = Type.Array(Scene, { minItems: 1, maxItems: 12, uniqueItems: true })
const Clock = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
const Name = Type.String({ minLength: 1, maxLength: 30, pattern: '\\S' })

export const WallSetting = Type.Object({
  zh: Name,
  en: Name,
  widthPx: Type.Integer({ minimum: 1280, maximum: 7680 }),
  heightPx: Type.Integer({ minimum: 720, maximum: 4320 }),
  /** Distance of two pixels in millimetres. */
  pitchMm: Type.Number({ minimum: 0.2, maximum: 5 }),
  /** From the screen to those who read it. */
  distanceM: Type.Number({ minimum: 1, maximum: 30 }),
  theme: Type.Unsafe<WallTheme>(Type.Enum([...THEMES])),
  rotateSeconds: Type.Integer({ minimum: 10, maximum: 600 }),
  /** How long a new red keeps the scene that shows it. */
  holdSeconds: Type.Integer({ minimum: 0, maximum: 1800 }),
  scenes: Scenes,
  nightScenes: Scenes,
  nightFrom: Clock,
  nightTo: Clock,
})
export type WallSetting = Static<typeof WallSetting>

/** From which scene and moment the wall goes on; held: it stays there. */
const Steer = Type.Object({ scene: nullable<string>(Scene), held: Type.Boolean(), since: Instant })

export const WallView = Type.Object({
  key: Key,
  version: Type.Integer(),
  setting: WallSetting,
  steer: Steer,
  /** What a screen said last that it shows; null: none was ever open. */
  shown: nullable<{ scene: string; why: 'turn' | 'held' | 'red'; widthPx: number; heightPx: number; at: string }>(
    Type.Object({
      scene: Scene,
      why: Type.Enum(['turn', 'held', 'red']),
      widthPx: Type.Integer(),
      heightPx: Type.Integer(),
      at: Instant,
    }),
  ),
  /** Moment of the answer: screens reckon whose turn it is by the server's clock. */
  now: Instant,
})
export type WallView = Static<typeof WallView>

/** Set up or steered; open screens follow at once. */
export const wallChanged = happening('walls.wallChanged', Type.Object({ key: Key }), {
  may: 'walls:show',
  places: () => [{ areaCode: null, units: [] }],
})

export const listWalls = operation({
  name: 'walls.listWalls',
  http: 'GET /walls',
  title: { zh: '大屏列表', en: 'List wall screens' },
  may: 'walls:show',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(WallView) }),
})

export const getWall = operation({
  name: 'walls.getWall',
  http: 'GET /walls/{key}',
  title: { zh: '查看一块大屏', en: 'One wall screen' },
  may: 'walls:show',
  reach: 'district',
  in: Type.Object({ key: Key }),
  out: WallView,
})

export const steerWall = operation({
  name: 'walls.steerWall',
  http: 'POST /walls/{key}/steer',
  title: { zh: '切换或停住大屏画面', en: 'Choose or hold the scene of a wall' },
  may: 'walls:steer',
  reach: 'district',
  in: Type.Object({ key: Key, scene: Scene, held: Type.Boolean() }),
  out: WallView,
})

/** A new key adds a wall. Sent with `If-Match` of the version seen. */
export const saveWall = operation({
  name: 'walls.saveWall',
  http: 'PUT /walls/{key}',
  title: { zh: '设置大屏', en: 'Set up a wall screen' },
  may: 'walls:set',
  reach: 'district',
  in: Type.Object({ key: Key, ...WallSetting.properties }),
  out: WallView,
})

/** An open screen says what it shows, so that the duty desk sees whether it lives. Changes nothing else. */
export const reportShown = operation({
  name: 'walls.reportShown',
  http: 'POST /walls/{key}/shown',
  title: { zh: '大屏报告所示画面', en: 'A wall tells what it shows' },
  may: 'walls:show',
  reach: 'district',
  journal: 'own',
  in: Type.Object({
    key: Key,
    scene: Scene,
    why: Type.Unsafe<'turn' | 'held' | 'red'>(Type.Enum(['turn', 'held', 'red'])),
    widthPx: Type.Integer({ minimum: 1, maximum: 20_000 }),
    heightPx: Type.Integer({ minimum: 1, maximum: 20_000 }),
  }),
  out: Type.Object({ at: Instant }),
})
