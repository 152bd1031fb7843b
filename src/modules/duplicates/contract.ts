import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { DATUMS, type Datum } from '#core/place/datum.ts'
import { port } from '#core/port.ts'

export { groupMessages, type TimedMessage } from './domain/cluster/group-messages.ts'
export { sharedTitle } from './domain/cluster/shared-title.ts'
export { openRanking } from './domain/rank/rank-duplicates.ts'
export { reasonText } from './domain/rank/reason-text.ts'
export type { Report } from './domain/rank/report.ts'
export { readMoment } from './domain/read-moment.ts'

const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
const Id = Type.String({ format: 'uuid' })
const Instant = Type.String({ format: 'date-time' })
const Text = nullable<string>(Type.String())

/** A report while it is written. */
export interface WrittenReport {
  /** Its first words choose whom to compare; the score looks at all of them. */
  words: string
  address: string
  category: string | null
  lon: number | null
  lat: number | null
  /** Blind indexes of the telephone it comes from. */
  callers: readonly string[]
}

/** A case that may be the same matter. */
export interface LikeCase {
  id: string
  caseNo: string
  title: string
  address: string | null
  state: string
  open: boolean
  category: string | null
  reportedMs: number
  lon: number | null
  lat: number | null
  /** First picture of the matter. */
  photoId: string | null
  /** The caller would find it in a list too; of one that they would not, nothing may be told but that it is there. */
  visible: boolean
  samePerson: boolean
  distanceM: number | null
  /** 0 to 1. */
  score: number
  /** Worth a look; while no place is known, also what is said in nearly the same words. */
  alike: boolean
  likely: boolean
  reasons: { zh: string; en: string }[]
}

/** Everything that asks how alike two cases are asks here; the likest first. `call` is the call on whose behalf it is asked. */
export interface LikeCases {
  /** As if it were reported now. */
  find(call: object, written: WrittenReport): Promise<LikeCase[]>
  /** Throws the fault of a case that the caller may not see. Without the case itself and what is merged with it. */
  findFor(call: object, caseIdOrNo: string): Promise<LikeCase[]>
}
export const likeCases = port<LikeCases>('duplicates.likeCases')

/** A case of another area says only that it is there: all that tells of it is null. */
export const Suggestion = Type.Object({
  elsewhere: Type.Boolean(),
  score: Type.Number(),
  /** Four in five of these are one matter (domain §4.4: suggested for merging). */
  likely: Type.Boolean(),
  reasons: Type.Array(Type.Object({ zh: Type.String(), en: Type.String() })),
  id: nullable<string>(Id),
  caseNo: Text,
  title: Text,
  address: Text,
  state: Text,
  open: nullable<boolean>(Type.Boolean()),
  reportedAt: nullable<string>(Instant),
})
export type Suggestion = Static<typeof Suggestion>

/** For a case that is there, or for what is being typed. Changes nothing; a POST keeps a citizen's words out of every log. */
export const suggest = operation({
  name: 'duplicates.suggest',
  http: 'POST /duplicates/suggest',
  title: { zh: '查找可能是同一件的案件', en: 'Find cases that may be one matter' },
  may: 'duplicates:suggest',
  reach: 'area',
  journal: 'own',
  in: Type.Object({
    id: Type.Optional(Type.String({ minLength: 1, maxLength: 60, description: 'UUID or case number' })),
    text: Type.Optional(Type.String({ maxLength: 4000 })),
    address: Type.Optional(Type.String({ maxLength: 300 })),
    category: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
    lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    datum: Type.Optional(Type.Unsafe<Datum>(Type.Enum([...DATUMS]))),
  }),
  out: Type.Object({ items: Type.Array(Suggestion) }),
})

export const Topic = Type.Object({
  id: Id,
  /** What its cases share; a place only if most of them name it. */
  title: Type.String(),
  /** Communities in which they lie. */
  places: Type.Integer(),
  /** Cases of the period that the caller may see, those merged into others too. */
  cases: Type.Integer(),
  open: Type.Integer(),
  /** Telephones from which they came. */
  callers: Type.Integer(),
  firstAt: Instant,
  lastAt: Instant,
})
export type Topic = Static<typeof Topic>

export const listTopics = operation({
  name: 'duplicates.listTopics',
  http: 'GET /duplicates/topics',
  title: { zh: '热点诉求', en: 'Hot topics' },
  may: 'duplicates:view-topics',
  reach: 'area',
  in: Type.Object({
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  out: Type.Object({
    items: Type.Array(Topic),
    /** When topics were reckoned last; null: never yet. */
    asOf: nullable<string>(Instant),
  }),
})

export const TopicCase = Type.Object({
  id: Id,
  caseNo: Type.String(),
  version: Type.Integer(),
  title: Type.String(),
  address: Text,
  state: Type.String(),
  open: Type.Boolean(),
  masterId: nullable<string>(Id),
  reportedAt: Instant,
})
export type TopicCase = Static<typeof TopicCase>

export const getTopic = operation({
  name: 'duplicates.getTopic',
  http: 'GET /duplicates/topics/{id}',
  title: { zh: '一个热点的案件', en: 'Cases of a hot topic' },
  may: 'duplicates:view-topics',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: Type.Object({
    id: Id,
    title: Type.String(),
    cases: Type.Array(TopicCase),
    /** Cases of other areas that belong to it. */
    elsewhere: Type.Integer(),
  }),
})

/** Everybody who asked for one matter, and what they were told, when. */
export const listCallers = operation({
  name: 'duplicates.listCallers',
  http: 'GET /duplicates/cases/{id}/callers',
  title: { zh: '查看一件事的各位诉求人和历次答复', en: 'All who asked for a matter, and each answer to them' },
  may: 'duplicates:view-callers',
  reach: 'area',
  in: Type.Object({ id: Type.String({ minLength: 1, maxLength: 60, description: 'UUID or case number' }) }),
  out: Type.Object({
    /** The case into which the others were merged; null where it is not the caller's to see. */
    master: nullable<{ id: string; caseNo: string; state: string; open: boolean }>(
      Type.Object({ id: Id, caseNo: Type.String(), state: Type.String(), open: Type.Boolean() }),
    ),
    callers: Type.Array(
      Type.Object({
        id: Id,
        caseNo: Type.String(),
        reportedAt: Instant,
        /** Null: the master itself. */
        joinedAt: nullable<string>(Instant),
        leftAt: nullable<string>(Instant),
      }),
    ),
    /** Oldest first; reopening takes nothing back. */
    answers: Type.Array(
      Type.Object({
        round: Type.Integer(),
        at: Instant,
        answer: Text,
        closedAt: nullable<string>(Instant),
        reopenedAt: nullable<string>(Instant),
        newFacts: Text,
        told: Type.Array(
          Type.Object({
            id: Id,
            at: Instant,
            reached: Type.Boolean(),
            solved: nullable<boolean>(Type.Boolean()),
            satisfied: nullable<boolean>(Type.Boolean()),
          }),
        ),
      }),
    ),
    /** Cases of other areas that belong to it. */
    elsewhere: Type.Integer(),
  }),
})
export type Callers = Static<typeof listCallers.out>
