import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import { OutsideTrouble } from '#platform/http/ask-outside.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { VideoPlatform, VideoPlatforms, VideoSettings } from '../contract.ts'
import { faultOf, videoFaults } from './video-faults.ts'

/** A platform that hangs must not take the connections of everybody else with it. */
const MOST_AT_ONCE = 4

export interface VideoRoom extends VideoPlatforms {
  load(): Promise<void>
  /** From now on by these; what is open is left. */
  use(settings: VideoSettings): void
  settings(): VideoSettings
  find(): VideoPlatform | null
  /** Asks the platform in use; its trouble becomes a sentence. */
  ask<T>(work: (platform: VideoPlatform) => Promise<T>): Promise<T>
  health(): { lastOkMs: number | null; failedMs: number | null; lastError: string | null }
}
export const videoRoom = port<VideoRoom>('video.room')

export function openVideoRoom({ config, wallMs }: Runtime): VideoRoom {
  const adapters = new Map<string, (settings: VideoSettings) => VideoPlatform>()
  let loaded: VideoSettings = { schema: 'video/1', adapter: null, radiusM: 300 }
  let opened: VideoPlatform | null = null
  let atWork = 0
  const health = { lastOkMs: null as number | null, failedMs: null as number | null, lastError: null as string | null }
  const find = () => {
    if (loaded.adapter === null) return null
    const open = adapters.get(loaded.adapter)
    if (!open)
      throw new Error(`video.json: there is no adapter ${loaded.adapter}, only ${[...adapters.keys()].join(', ')}`)
    opened ??= open(loaded)
    return opened
  }
  const use = (settings: VideoSettings) => {
    if (!(settings.radiusM >= 10 && settings.radiusM <= 2000)) throw new Error('video.json: radiusM must be 10 to 2000')
    loaded = settings
    opened = null
  }
  return {
    offer: (adapter, open) => void adapters.set(adapter, open),
    load: async () => use(await openDistrictFolder(config.root, config.district).get<VideoSettings>('video')),
    use,
    settings: () => loaded,
    find,
    ask: async (work) => {
      const platform = find()
      if (!platform) throw videoFaults.none()
      if (atWork >= MOST_AT_ONCE) throw videoFaults.busy()
      atWork += 1
      try {
        const answer = await work(platform)
        Object.assign(health, { lastOkMs: wallMs(), failedMs: null, lastError: null })
        return answer
      } catch (error) {
        if (error instanceof OutsideTrouble && error.kind !== 'notFound')
          Object.assign(health, { failedMs: health.failedMs ?? wallMs(), lastError: `${error.kind}: ${error.message}` })
        throw faultOf(error)
      } finally {
        atWork -= 1
      }
    },
    health: () => health,
  }
}
