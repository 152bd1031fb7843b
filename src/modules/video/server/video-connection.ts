import type { ConnectionSource } from '#modules/connections/contract.ts'
import type { Call } from '#platform/call.ts'
import { videoRoom } from './video-room.ts'

/** As the last requests of this process went; it is asked when a person looks, never by itself. */
export const videoConnection: ConnectionSource = {
  id: 'video',
  title: { zh: '视频平台', en: 'Video platform' },
  direction: 'out',
  health: async (given) => {
    const room = (given as Call).runtime.use(videoRoom)
    const { lastOkMs, failedMs, lastError } = room.health()
    const state = room.settings().adapter === null ? 'off' : failedMs === null ? 'ok' : 'down'
    return { state, sinceMs: failedMs, waiting: 0, lastOkMs, lastError, page: null }
  },
}
