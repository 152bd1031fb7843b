import { type Static, Type } from 'typebox'
import { type Output, operation } from '#core/operation.ts'
import { FeedView } from './broker.ts'
import { Instant, nullable, oneOf } from './words.ts'

/** A device's own number, as it stands in the topics of its messages. */
const DeviceId = Type.String({ pattern: '^[A-Za-z0-9_.:-]{1,60}$' })
const Kind = Type.String({ pattern: '^[a-z][A-Za-z0-9]{1,40}$' })
const Title = Type.Object({ zh: Type.String(), en: Type.String() })

/** What wants somebody first comes first. */
export const DEVICE_STATES = ['problem', 'silent', 'never', 'normal', 'off'] as const
export type DeviceState = (typeof DEVICE_STATES)[number]

const Value = Type.Object({
  metric: Type.String(),
  zh: Type.String(),
  value: Type.Number(),
  unit: Type.String(),
  at: Instant,
  /** The value at which the first rule of this metric begins a problem; null where no rule reads it. */
  limit: nullable<number>(Type.Number()),
  beyond: Type.Boolean(),
})
export type DeviceValue = Static<typeof Value>

/** What goes on at a device now, and the case that it opened. */
const Going = Type.Object({
  id: Type.String(),
  rule: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  beganAt: Instant,
  caseId: nullable<string>(Type.String()),
  caseNo: nullable<string>(Type.String()),
  /** Why no case was opened, where the rules of cases refused. */
  refusal: nullable<string>(Type.String()),
})

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
  /** Null: nothing is wrong. Of several the newest whose rule opens cases. */
  problem: nullable<Static<typeof Going>>(Going),
}
export const DeviceRow = Type.Object(row)
export type DeviceRow = Static<typeof DeviceRow>

const RuleView = Type.Object({
  id: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  metric: Type.String(),
  when: oneOf(['above', 'below'] as const),
  enter: Type.Number(),
  leave: Type.Number(),
  unit: Type.String(),
  forSeconds: Type.Integer(),
  opensCase: Type.Boolean(),
  /** The device has limits of its own. */
  own: Type.Boolean(),
})
export type RuleView = Static<typeof RuleView>

const KindView = Type.Object({
  id: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  silenceMinutes: Type.Integer(),
  rules: Type.Array(RuleView),
})
export type KindView = Static<typeof KindView>

const filters = {
  kind: Type.Optional(Kind),
  state: Type.Optional(oneOf<DeviceState>(DEVICE_STATES)),
  text: Type.Optional(Type.String({ maxLength: 60 })),
}

export const listDevices = operation({
  name: 'sensors.listDevices',
  http: 'GET /sensors/devices',
  title: { zh: '查看感知设备', en: 'List sensors' },
  may: 'sensors:view',
  reach: 'area',
  in: Type.Object({
    ...filters,
    cursor: Type.Optional(Type.String({ pattern: '^[0-4]\\.[A-Za-z0-9_.:-]{1,60}$' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  out: Type.Object({
    /** What is wrong first: problems, silent, never heard, normal, off; each by number. */
    items: Type.Array(DeviceRow),
    next: nullable<string>(Type.String()),
    /** How many are in each state, whatever state is filtered for. */
    counts: Type.Record(Type.String(), Type.Integer()),
    kinds: Type.Array(KindView),
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
  caseOpen: Type.Boolean(),
  refusal: nullable<string>(Type.String()),
})
export type DeviceProblem = Static<typeof Problem>

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
    /** Of its own; null: as its kind has it. */
    ownSilenceMinutes: nullable<number>(Type.Integer()),
    rules: Type.Array(RuleView),
    metrics: Type.Array(Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String(), unit: Type.String() })),
    problems: Type.Array(Problem),
  }),
})

export const SPANS = ['day', 'week', 'quarter'] as const
export type Span = (typeof SPANS)[number]

export const getCourse = operation({
  name: 'sensors.getCourse',
  http: 'GET /sensors/devices/{id}/course',
  title: { zh: '查看感知设备读数走势', en: 'Readings of one sensor over time' },
  may: 'sensors:view',
  reach: 'area',
  in: Type.Object({ id: DeviceId, span: oneOf<Span>(SPANS) }),
  out: Type.Object({
    from: Instant,
    to: Instant,
    /** Of a day pieces of five minutes, of a week hours, of a quarter days; pieces without a reading are left out. */
    pieceMs: Type.Integer(),
    points: Type.Array(
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
export type CoursePoint = Output<typeof getCourse>['points'][number]

export const exportDevices = operation({
  name: 'sensors.exportDevices',
  http: 'POST /sensors/export',
  title: { zh: '导出感知设备', en: 'Export sensors' },
  may: 'sensors:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ ...filters, format: oneOf(['xlsx', 'csv', 'jsonl'] as const) }),
  out: Type.Unknown(),
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
