import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { DataPlatform, DataPlatformSettings, DataPlatforms } from '../contract.ts'

export interface DataRoom extends DataPlatforms {
  load(): Promise<void>
  /** From now on by these. */
  use(settings: DataPlatformSettings): void
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
  const use = (settings: DataPlatformSettings) => {
    if (!(settings.pollMinutes >= 1 && settings.pollMinutes <= 1440))
      throw new Error('data-platform.json: pollMinutes must be 1 to 1440')
    loaded = settings
    opened = null
  }
  return {
    offer: (adapter, open) => void adapters.set(adapter, open),
    load: async () =>
      use(await openDistrictFolder(config.root, config.district).get<DataPlatformSettings>('data-platform')),
    use,
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
