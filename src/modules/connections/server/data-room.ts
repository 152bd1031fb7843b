import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { DataPlatform, DataPlatformSettings, DataPlatforms } from '../contract.ts'

export interface DataRoom extends DataPlatforms {
  load(): Promise<void>
  settings(): DataPlatformSettings
  /** Null: the district has none. */
  find(): DataPlatform | null
}
export const dataRoom = port<DataRoom>('connections.dataRoom')

/** The platform that the district's file names, opened when it is first asked for something. */
export function openDataRoom({ config }: Runtime): DataRoom {
  const adapters = new Map<string, (settings: DataPlatformSettings) => DataPlatform>()
  let loaded: DataPlatformSettings = { schema: 'data-platform/1', adapter: null, pollMinutes: 10 }
  let opened: DataPlatform | null = null
  return {
    offer: (adapter, open) => void adapters.set(adapter, open),
    load: async () => {
      loaded = await openDistrictFolder(config.root, config.district).get<DataPlatformSettings>('data-platform')
      if (!(loaded.pollMinutes >= 1 && loaded.pollMinutes <= 1440))
        throw new Error('data-platform.json: pollMinutes must be 1 to 1440')
    },
    settings: () => loaded,
    find: () => {
      if (loaded.adapter === null) return null
      const open = adapters.get(loaded.adapter)
      if (!open)
        throw new Error(
          `data-platform.json: there is no adapter ${loaded.adapter}, only ${[...adapters.keys()].join(', ')}`,
        )
      opened ??= open(loaded)
      return opened
    },
  }
}
