import { getCase } from '#modules/cases/contract.ts'
import { handle } from '#platform/plug.ts'
import { listCameras } from '../contract.ts'
import { camerasOf } from './near-case.ts'
import { videoRoom } from './video-room.ts'

export const listCamerasHandler = handle(listCameras, async ({ id }, call) => {
  const room = call.runtime.use(videoRoom)
  const platform = room.find()
  const { radiusM } = room.settings()
  if (!platform) {
    await call.call(getCase, { id })
    return { platform: null, radiusM, cameras: [] }
  }
  const cameras = await camerasOf(call, id)
  return {
    platform: { ...platform.title, simulated: platform.simulated },
    radiusM,
    cameras: cameras.map(({ id: camera, name, online, distanceM }) => ({ id: camera, name, online, distanceM })),
  }
})
