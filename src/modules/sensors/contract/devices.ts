import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'

const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
const oneOf = <T extends string>(words: readonly T[]) => Type.Unsafe<T>(Type.Enum([...words]))
const Instant = Type.String({ format: 'date-time' })
/** A device's own number, as it stands in the topics of its messages. */
const DeviceId = Type.String({ pattern: '^[A-Za-z0-9_.:-]{1,60}$' })
const Kind = Type.String({ pattern: '^[a-z][A-Za-z0-9]{1,40}$' })
const Title = Type.Object({ zh: Type.String(), en: Type.String() })

export const DEVICE_STATES = ['normal', 'problem', 'silent', 'never', 'off'] as const
export type DeviceState = (typeof DEVICE_STATES)[number]

const Value = Type.Object({
  metric: Type.String(),
  zh: Type.String(),
  value: Type.Number(),
  unit: Type.String(),
  at: Instant,
})
export type DeviceValue = Static<typeof Value>

const row = {
  id: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  kindZh: Type.String(),
  address: Type.String(),
  areaCode: nullable<string>(Type.String()),
  lon: Type.Number(),
  lat: Type.Number(),
  unit: Type.String(),
  state: oneOf<DeviceState>(DEVICE_STATES),
  simulated: Type.Boolean(),
  battery: nullable<number>(Type.Number()),
  values: Type.Array(Value),
  /** When it was last heard, by the clock of this house. */
  heardAt: nullable<string>(Instant),
}
export const DeviceRow = Type.Object(row)
export type DeviceRow = Static<typeof DeviceRow>

export const FeedView = Type.Object({
  state: oneOf(['ok', 'down', 'off'] as const),
  url: nullable<string>(Type.String()),
  since: nullable<string>(Instant),
  lastMessageAt: nullable<string>(Instant),
  lastError: nullable<string>(Type.String()),
  /** Messages of the last seven days that could not be read. */
  refused: Type.Integer(),
})

export const listDevices = operation({
  name: 'sensors.listDevices',
  http: 'GET /sensors/devices',
  title: { zh: '查看感知设备', en: 'List sensors' },
  may: 'sensors:view',
  reach: 'area',
  in: Type.Object({
    kind: Type.Optional(Kind),
    state: Type.Optional(oneOf<DeviceState>(DEVICE_STATES)),
    text: Type.Optional(Type.String({ maxLength: 60 })),
    cursor: Type.Optional(DeviceId),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  out: Type.Object({
    items: Type.Array(DeviceRow),
    next: nullable<string>(Type.String()),
    kinds: Type.Array(Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() })),
    /** Some devices are made up: screens say so. */
    simulated: Type.Boolean(),
    feed: FeedView,
  }),
})

const Problem = Type.Object({
  id: Type.String(),
  rule: Type.String(),
  title: Title,
  beganAt: Instant,
  endedAt: nullable<string>(Instant),
  value: nullable<number>(Type.Number()),
  /** How often it came back within the time of calming down. */
  returns: Type.Integer(),
  caseId: nullable<string>(Type.String()),
  caseNo: nullable<string>(Type.String()),
  /** Why no case was opened, where the rules of cases refused. */
  refusal: nullable<string>(Type.String()),
})
export type DeviceProblem = Static<typeof Problem>

const RuleView = Type.Object({
  id: Type.String(),
  zh: Type.String(),
  enter: Type.Number(),
  leave: Type.Number(),
  unit: Type.String(),
  forSeconds: Type.Integer(),
  /** The device has limits of its own. */
  own: Type.Boolean(),
})

export const getDevice = operation({
  name: 'sensors.getDevice',
  http: 'GET /sensors/devices/{id}',
  title: { zh: '查看一台感知设备', en: 'One sensor' },
  may: 'sensors:view',
  reach: 'area',
  in: Type.Object({ id: DeviceId }),
  out: Type.Object({
    device: DeviceRow,
    version: Type.Integer(),
    silenceMinutes: Type.Integer(),
    rules: Type.Array(RuleView),
    problems: Type.Array(Problem),
    /** Of the last 48 hours, oldest first. */
    hours: Type.Array(
      Type.Object({
        metric: Type.String(),
        at: Instant,
        count: Type.Integer(),
        min: Type.Number(),
        max: Type.Number(),
        mean: Type.Number(),
      }),
    ),
  }),
})

const given = {
  name: Type.String({ minLength: 1, maxLength: 100 }),
  kind: Kind,
  /** CGCS2000 */
  lon: Type.Number({ minimum: -180, maximum: 180 }),
  lat: Type.Number({ minimum: -90, maximum: 90 }),
  address: Type.String({ maxLength: 200 }),
  unit: Type.String({ minLength: 1, maxLength: 60 }),
}

export const saveDevice = operation({
  name: 'sensors.saveDevice',
  http: 'PUT /sensors/devices/{id}',
  title: { zh: '登记、修改感知设备', en: 'Register or change a sensor' },
  may: 'sensors:keep',
  reach: 'area',
  in: Type.Object({
    id: DeviceId,
    ...given,
    active: Type.Boolean(),
    /** Left out: as its kind has it. */
    silenceMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 44_640 })),
    /** Limits of its own instead of those of its kind. */
    limits: Type.Optional(
      Type.Array(
        Type.Object({
          rule: Type.String({ maxLength: 40 }),
          enter: Type.Number({ minimum: -1e9, maximum: 1e9 }),
          leave: Type.Number({ minimum: -1e9, maximum: 1e9 }),
        }),
        { maxItems: 20 },
      ),
    ),
  }),
  out: Type.Object({ id: Type.String(), version: Type.Integer() }),
})

export const importDevices = operation({
  name: 'sensors.importDevices',
  http: 'POST /sensors/import',
  title: { zh: '导入感知设备', en: 'Import sensors' },
  may: 'sensors:keep',
  reach: 'area',
  takes: 'file',
  maxBodyBytes: 8 * 1024 * 1024,
  in: Type.Object({ dryRun: Type.Optional(Type.String({ pattern: '^(true|false)$' })) }),
  out: Type.Object({
    dryRun: Type.Boolean(),
    received: Type.Integer(),
    saved: Type.Integer(),
    refusedCount: Type.Integer(),
    refused: Type.Array(
      Type.Object({ row: Type.Integer(), device: Type.String(), reasonZh: Type.String(), reasonEn: Type.String() }),
    ),
  }),
})

export const setBroker = operation({
  name: 'sensors.setBroker',
  http: 'PUT /sensors/broker',
  title: { zh: '设置感知接入', en: 'Set where sensors are heard' },
  may: 'sensors:connect',
  reach: 'district',
  in: Type.Object({
    /** Empty: nothing is heard. */
    url: Type.String({ maxLength: 200, pattern: '^$|^(mqtts?|wss?)://[^\\s@]+$' }),
    username: Type.Optional(Type.String({ maxLength: 100 })),
    password: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  out: Type.Object({ url: Type.String() }),
})
