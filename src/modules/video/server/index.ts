import { connectionSources } from '#modules/connections/contract.ts'
import { provide, serverPlug } from '#platform/plug.ts'
import { videoPlatforms } from '../contract.ts'
import card from '../module.ts'
import { listCamerasHandler } from './list-cameras.ts'
import { listLooksHandler, openLiveHandler } from './looks.ts'
import { keepStillHandler, takeStillHandler } from './stills.ts'
import { videoConnection } from './video-connection.ts'
import { openVideoRoom, videoRoom } from './video-room.ts'

export default serverPlug({
  card,
  handlers: [listCamerasHandler, takeStillHandler, keepStillHandler, openLiveHandler, listLooksHandler],
  provides: [provide(videoRoom, openVideoRoom), provide(videoPlatforms, (runtime) => runtime.use(videoRoom))],
  start: async (runtime) => {
    await runtime.use(videoRoom).load()
    runtime.use(connectionSources).offer(videoConnection)
  },
})
