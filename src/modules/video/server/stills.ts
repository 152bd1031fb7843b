import { Readable } from 'node:stream'
import { DAY_MS, parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import { supplement, uploadFile } from '#modules/cases/contract.ts'
import { SYSTEM } from '#platform/auth/principal.ts'
import { handle } from '#platform/plug.ts'
import { keepStill, takeStill } from '../contract.ts'
import { findLook, insertLook, markKept } from './look-store.ts'
import { getNearCamera } from './near-case.ts'
import { videoFaults } from './video-faults.ts'
import { videoRoom } from './video-room.ts'

const OLDEST_MS = 30 * DAY_MS
const instant = (ms: number) => toRfc3339(Math.floor(ms))
const minute = (ms: number) => instant(ms).slice(0, 19).replace('T', ' ')

/** A picture becomes an upload of the person who looked; that they looked stays, kept or not. */
export const takeStillHandler = handle(takeStill, async ({ id, camera, at, reason }, call) => {
  const askedMs = at === undefined ? null : parseRfc3339(at)
  if (at !== undefined && (askedMs === null || askedMs > call.nowMs || askedMs < call.nowMs - OLDEST_MS))
    throw videoFaults.timeWrong()
  const found = await getNearCamera(call, id, camera)
  const room = call.runtime.use(videoRoom)
  const still = await room.ask((platform) => platform.still(camera, askedMs))
  const { simulated } = room.find()!
  const name = `${simulated ? '模拟-' : ''}${found.name}-${minute(still.atMs).replaceAll(/[-: ]/g, '')}.jpg`
  const file = { name, stream: Readable.from([Buffer.from(still.bytes)]) }
  const { id: fileId } = await call.runtime.callWithin({ ...call, file }, uploadFile, {})
  const look = call.newId()
  await insertLook(call.db, {
    ...{ id: look, caseId: id, kind: 'still', camera, cameraName: found.name, reason: reason.trim() },
    ...{
      by: call.principal.account,
      byName: call.principal.name,
      atMs: call.nowMs,
      pictureMs: still.atMs,
      fileId,
      simulated,
    },
  })
  call.note(id, { look, camera, pictureAt: instant(still.atMs) })
  return { look, fileId, camera: found.name, takenAt: instant(still.atMs), simulated }
})

/** On the case by its own record, with camera, moment and who looked. */
export const keepStillHandler = handle(keepStill, async ({ look: id }, call) => {
  const look = await findLook(call.db, id)
  if (!look || look.by !== call.principal.account || look.fileId === null || look.pictureMs === null)
    throw videoFaults.notYours()
  if (!(await markKept(call.db, id, call.nowMs))) throw videoFaults.kept()
  const mark = look.simulated ? '（模拟画面）' : ''
  const text = `视频画面留证${mark}：${look.cameraName}，画面时间 ${minute(look.pictureMs)}，${look.byName}调阅，用途：${look.reason}`
  // The house writes the line, for a post that looks need not be one that supplements; the file is the looker's own.
  const house = { ...SYSTEM, id: call.principal.id }
  await call.runtime.callWithin({ ...call, principal: house }, supplement, {
    ...{ id: look.caseId, text, photos: [look.fileId] },
  })
  call.note(look.caseId, { look: id })
  return { caseId: look.caseId, keptAt: instant(call.nowMs) }
})
