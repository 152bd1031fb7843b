import { distanceM } from '#core/place/distance.ts'
import { getCase } from '#modules/cases/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Camera } from '../contract.ts'
import { videoFaults } from './video-faults.ts'
import { videoRoom } from './video-room.ts'

const MOST_CAMERAS = 12

export type NearCamera = Camera & { distanceM: number }

/** Cameras near a case that the caller sees; none where the case has no point. */
export async function camerasOf(call: Call, caseId: string): Promise<NearCamera[]> {
  const { case: state } = await call.call(getCase, { id: caseId })
  const room = call.runtime.use(videoRoom)
  if (!room.find()) throw videoFaults.none()
  const { lon, lat } = state.place
  if (lon === undefined || lat === undefined) return []
  const { radiusM } = room.settings()
  const found = await room.ask((platform) => platform.camerasNear({ lon, lat, radiusM, most: MOST_CAMERAS }))
  return found
    .map((camera) => ({ ...camera, distanceM: Math.round(distanceM([lon, lat], [camera.lon, camera.lat])) }))
    .filter((camera) => camera.distanceM <= radiusM)
    .sort((a, b) => a.distanceM - b.distanceM)
    .slice(0, MOST_CAMERAS)
}

/** A camera may be looked through for a case only if it stands near it, whatever the caller asks for. */
export async function getNearCamera(call: Call, caseId: string, camera: string): Promise<NearCamera> {
  const found = (await camerasOf(call, caseId)).find(({ id }) => id === camera)
  if (!found) throw videoFaults.notNear()
  return found
}
