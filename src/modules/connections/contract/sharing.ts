import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Id, Instant, nullable, Unit } from './words.ts'

export const SHARING_STATES = {
  asked: { zh: '待答复', en: 'asked' },
  given: { zh: '已提供', en: 'given' },
  refused: { zh: '不提供', en: 'refused' },
} as const
export type SharingState = keyof typeof SHARING_STATES
const State = Type.Unsafe<SharingState>(Type.Enum(Object.keys(SHARING_STATES)))

/** Stands for the unit that is asked where that is the platform on which departments share data. */
export const DATA_PLATFORM = 'dataPlatform'

export type Sharing = Static<typeof Sharing>
export const Sharing = Type.Object({
  id: Id,
  fromUnit: Type.String(),
  toUnit: Type.String(),
  what: Type.String(),
  purpose: Type.String(),
  due: Instant,
  state: State,
  answer: nullable<string>(Type.String()),
  askedAt: Instant,
  answeredAt: nullable<string>(Instant),
  overdue: Type.Boolean(),
  /** Asked of the data platform: on which basis, under which number of theirs (null: not sent yet), and what went wrong last. */
  platform: nullable<{ basis: string; no: string | null; trouble: string | null; simulated: boolean }>(
    Type.Object({
      basis: Type.String(),
      no: nullable<string>(Type.String()),
      trouble: nullable<string>(Type.String()),
      simulated: Type.Boolean(),
    }),
  ),
})

const text = (most: number) => Type.String({ minLength: 2, maxLength: most, pattern: '\\S' })

export const askSharing = operation({
  name: 'connections.askSharing',
  http: 'POST /sharing',
  title: { zh: '申请信息共享', en: 'Ask for information' },
  may: 'connections:share',
  reach: 'area',
  in: Type.Object({
    /** Where one acts for several units. */
    from: Type.Optional(Unit),
    to: Unit,
    what: text(500),
    purpose: text(500),
    /** Days until the answer is due. */
    days: Type.Integer({ minimum: 1, maximum: 90 }),
  }),
  out: Sharing,
})

export const answerSharing = operation({
  name: 'connections.answerSharing',
  http: 'POST /sharing/{id}/answer',
  title: { zh: '答复信息共享', en: 'Answer a request for information' },
  may: 'connections:share',
  reach: 'area',
  in: Type.Object({
    id: Id,
    given: Type.Boolean(),
    /** Where the information is, or why it is not given. */
    answer: text(2000),
  }),
  out: Sharing,
})

export const listSharing = operation({
  name: 'connections.listSharing',
  http: 'GET /sharing',
  title: { zh: '查看信息共享', en: 'List requests for information' },
  may: 'connections:share',
  reach: 'area',
  in: Type.Object({
    state: Type.Optional(State),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  out: Type.Object({ items: Type.Array(Sharing), next: nullable<string>(Type.String()) }),
})

/** Asked in the period, by the unit that was asked. Answered in time: not later than due. Times are of the answered ones. */
export const countSharing = operation({
  name: 'connections.countSharing',
  http: 'GET /sharing/counts',
  title: { zh: '信息共享统计', en: 'Count requests for information' },
  may: 'connections:share',
  reach: 'area',
  in: Type.Object({ from: Instant, to: Instant }),
  out: Type.Object({
    asOf: Instant,
    rows: Type.Array(
      Type.Object({
        unit: Type.String(),
        asked: Type.Integer(),
        given: Type.Integer(),
        refused: Type.Integer(),
        open: Type.Integer(),
        overdue: Type.Integer(),
        inTime: Type.Integer(),
        medianHours: nullable<number>(Type.Number()),
        longestHours: nullable<number>(Type.Number()),
      }),
    ),
  }),
})
