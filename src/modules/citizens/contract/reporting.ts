import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { DATUMS, type Datum } from '#core/place/datum.ts'
import { LONGEST_TEXT, MOST_PART_SIGNS, MOST_UPLOAD_BYTES } from '../domain/limits.ts'
import { FollowCode, FollowKey, Id, nullable, Phone, Ticket, Uploads } from './words.ts'

const TitleOut = Type.Object({ zh: Type.String(), en: Type.String() })
const DatumIn = Type.Unsafe<Datum>(Type.Enum([...DATUMS]))
const Lon = Type.Number({ minimum: -180, maximum: 180 })
const Lat = Type.Number({ minimum: -90, maximum: 90 })

/** What the pages need to begin: a ticket that lets send after a while, and the words of consent that are shown. */
export const getStart = operation({
  name: 'citizens.getStart',
  http: 'GET /public/citizen/start',
  title: { zh: '市民页：开始', en: 'Citizens: begin' },
  may: 'public',
  reach: 'own',
  in: Type.Object({}),
  out: Type.Object({
    district: TitleOut,
    ticket: Type.String(),
    /** A report is taken so long after its ticket was given out. */
    waitMs: Type.Integer(),
    consent: Type.Object({ key: Type.String(), zh: Type.String(), en: Type.String() }),
    photos: Type.Integer(),
    /** False: who has lost the link follows by number and follow code. */
    sms: Type.Boolean(),
    /** Where WeChat signs in; null: not here. */
    weChatUrl: nullable<string>(Type.String()),
    weChatState: nullable<string>(Type.String()),
  }),
})
export type Start = Static<(typeof getStart)['out']>

/** Changes nothing; a POST, so that a citizen's words stand in no address line and no log. */
export const guessCategory = operation({
  name: 'citizens.guessCategory',
  http: 'POST /public/citizen/categories',
  title: { zh: '市民页：推荐类别', en: 'Citizens: guess the category' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  in: Type.Object({ text: Type.String({ minLength: 1, maxLength: LONGEST_TEXT }) }),
  out: Type.Object({
    items: Type.Array(
      Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String(), classZh: Type.String() }),
    ),
  }),
})

const PlaceOut = Type.Object({ lon: Type.Number(), lat: Type.Number(), words: Type.String(), area: Type.String() })

/** Changes nothing; a POST for the same reason. */
export const findPlace = operation({
  name: 'citizens.findPlace',
  http: 'POST /public/citizen/places',
  title: { zh: '市民页：按文字找地点', en: 'Citizens: find a place by words' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  in: Type.Object({ text: Type.String({ minLength: 1, maxLength: 200 }) }),
  out: Type.Object({ items: Type.Array(PlaceOut), ambiguous: Type.Boolean() }),
})

export const describePoint = operation({
  name: 'citizens.describePoint',
  http: 'POST /public/citizen/point',
  title: { zh: '市民页：这个点是哪里', en: 'Citizens: say where a point is' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  in: Type.Object({ lon: Lon, lat: Lat, datum: Type.Optional(DatumIn) }),
  /** CGCS2000, whatever came in; null: not in this district. */
  out: Type.Object({ lon: Type.Number(), lat: Type.Number(), place: nullable<Static<typeof PlaceOut>>(PlaceOut) }),
})

/** Begins or goes on with one picture: says how much of it is here. The id is chosen by the browser and kept with the draft. */
export const beginUpload = operation({
  name: 'citizens.beginUpload',
  http: 'POST /public/citizen/uploads',
  title: { zh: '市民页：开始传照片', en: 'Citizens: begin a picture' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  in: Type.Object({
    id: Id,
    ticket: Ticket,
    bytes: Type.Integer({ minimum: 1, maximum: MOST_UPLOAD_BYTES }),
  }),
  out: Type.Object({ received: Type.Integer() }),
})

/** The next part; one that is here already is passed over, so that it can be sent again after a broken line. */
export const sendPart = operation({
  name: 'citizens.sendPart',
  http: 'POST /public/citizen/uploads/{id}/parts',
  title: { zh: '市民页：传照片的一段', en: 'Citizens: send a part' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  in: Type.Object({
    id: Id,
    at: Type.Integer({ minimum: 0, maximum: MOST_UPLOAD_BYTES }),
    data: Type.String({ minLength: 4, maxLength: MOST_PART_SIGNS, description: 'base64' }),
  }),
  out: Type.Object({ received: Type.Integer() }),
})

export const sendReport = operation({
  name: 'citizens.sendReport',
  http: 'POST /public/citizen/reports',
  title: { zh: '市民页：反映问题', en: 'Citizens: report' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  in: Type.Object({
    /** Of the draft: however often it arrives, one case comes of it. */
    draft: Id,
    ticket: Ticket,
    /** Chosen by the browser at random, so that the link is known even where the answer is lost; kept here only as a hash. */
    followCode: FollowCode,
    text: Type.String({ minLength: 1, maxLength: LONGEST_TEXT }),
    category: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
    place: Type.Optional(
      Type.Object({
        lon: Type.Optional(Lon),
        lat: Type.Optional(Lat),
        datum: Type.Optional(DatumIn),
        words: Type.Optional(Type.String({ maxLength: 200 })),
      }),
    ),
    name: Type.Optional(Type.String({ maxLength: 30 })),
    phone: Type.Optional(Phone),
    hideIdentity: Type.Optional(Type.Boolean()),
    uploads: Type.Optional(Uploads),
    /** Which words were agreed to. */
    consent: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    /** Sent from a page that is open inside WeChat: counts as that channel. */
    inWeChat: Type.Optional(Type.Boolean()),
    /** Of who has signed in by WeChat. */
    weChatPass: Type.Optional(FollowKey),
  }),
  out: Type.Object({
    caseNo: Type.String(),
    reportedAt: Type.String(),
    /** When an answer is due, as far as it is known now. */
    dueAt: nullable<string>(Type.String()),
  }),
})
