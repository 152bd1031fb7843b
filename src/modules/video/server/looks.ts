import { toRfc3339 } from '#core/time/local.ts'
import { getCase } from '#modules/cases/contract.ts'
import { handle } from '#platform/plug.ts'
import { listLooks, openLive } from '../contract.ts'
import { insertLook, looksOf } from './look-store.ts'
import { getNearCamera } from './near-case.ts'
import { videoFaults } from './video-faults.ts'
import { videoRoom } from './video-room.ts'

const instant = (ms: number) => toRfc3339(Math.floor(ms))

export const openLiveHandler = handle(openLive, async ({ id, camera, reason }, call) => {
  const found = await getNearCamera(call, id, camera)
  const room = call.runtime.use(videoRoom)
  const link = await room.ask((platform) => platform.live(camera))
  if (!link) throw videoFaults.noLive()
  await insertLook(call.db, {
    ...{ id: call.newId(), caseId: id, kind: 'live', camera, cameraName: found.name, reason: reason.trim() },
    ...{ by: call.principal.account, byName: call.principal.name, atMs: call.nowMs, pictureMs: null, fileId: null },
    simulated: room.find()!.simulated,
  })
  call.note(id, { camera })
  return { url: link.url, expiresAt: instant(link.expiresMs) }
})

export const listLooksHandler = handle(listLooks, async ({ id }, call) => {
  // An auditor sees no cases, and reads all the same who looked; for anybody else it must be a case within reach.
  if (call.may('cases:view')) await call.call(getCase, { id })
  const rows = await looksOf(call.db, id)
  return {
    items: rows.map(({ id: look, kind, cameraName, reason, byName, atMs, pictureMs, keptMs, simulated }) => ({
      ...{ id: look, kind, camera: cameraName, reason, by: byName, at: instant(atMs), simulated },
      pictureAt: pictureMs === null ? null : instant(pictureMs),
      keptAt: keptMs === null ? null : instant(keptMs),
    })),
  }
})
