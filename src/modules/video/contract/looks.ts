import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'

const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
const Instant = Type.String({ format: 'date-time' })
const Id = Type.String({ format: 'uuid' })
const CameraId = Type.String({ pattern: '^[A-Za-z0-9_.:-]{1,80}$' })
/** Why somebody looks: it stands in the list of looks and in the journal. */
const Reason = Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' })

export const listCameras = operation({
  name: 'video.listCameras',
  http: 'GET /video/cases/{id}/cameras',
  title: { zh: '查看案件周边摄像头', en: 'List cameras near a case' },
  may: 'video:look',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: Type.Object({
    /** Null: no platform is connected. */
    platform: nullable<{ zh: string; en: string; simulated: boolean }>(
      Type.Object({ zh: Type.String(), en: Type.String(), simulated: Type.Boolean() }),
    ),
    radiusM: Type.Integer(),
    /** Nearest first; empty where the case has no point. */
    cameras: Type.Array(
      Type.Object({ id: Type.String(), name: Type.String(), online: Type.Boolean(), distanceM: Type.Integer() }),
    ),
  }),
})

export const takeStill = operation({
  name: 'video.takeStill',
  http: 'POST /video/cases/{id}/stills',
  title: { zh: '调阅视频画面', en: 'Take a still picture of a camera' },
  may: 'video:look',
  reach: 'area',
  in: Type.Object({
    id: Id,
    camera: CameraId,
    /** Left out: now. */
    at: Type.Optional(Instant),
    reason: Reason,
  }),
  out: Type.Object({
    look: Type.String(),
    /** An upload of the caller's own (`cases.getFile` under `draft`) until it is kept. */
    fileId: Type.String(),
    camera: Type.String(),
    takenAt: Instant,
    simulated: Type.Boolean(),
  }),
})

export const keepStill = operation({
  name: 'video.keepStill',
  http: 'POST /video/stills/{look}/keep',
  title: { zh: '视频画面留作证据', en: 'Keep a still picture as evidence' },
  may: 'video:look',
  reach: 'own',
  in: Type.Object({ look: Id }),
  out: Type.Object({ caseId: Type.String(), keptAt: Instant }),
})

export const openLive = operation({
  name: 'video.openLive',
  http: 'POST /video/cases/{id}/live',
  title: { zh: '打开实时视频', en: 'Watch a camera live' },
  may: 'video:look',
  reach: 'area',
  in: Type.Object({ id: Id, camera: CameraId, reason: Reason }),
  out: Type.Object({ url: Type.String(), expiresAt: Instant }),
})

export type Look = Static<typeof Look>
const Look = Type.Object({
  id: Type.String(),
  kind: Type.Unsafe<'still' | 'live'>(Type.Enum(['still', 'live'])),
  camera: Type.String(),
  reason: Type.String(),
  by: Type.String(),
  at: Instant,
  pictureAt: nullable<string>(Instant),
  keptAt: nullable<string>(Instant),
  simulated: Type.Boolean(),
})

export const listLooks = operation({
  name: 'video.listLooks',
  http: 'GET /video/cases/{id}/looks',
  title: { zh: '查看案件的视频调阅记录', en: 'List who looked through cameras for a case' },
  may: 'video:audit',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: Type.Object({ items: Type.Array(Look) }),
})
