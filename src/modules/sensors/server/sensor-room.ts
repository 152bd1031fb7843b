import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type DeviceKind, readSensorFile, type SensorFile } from '../domain/sensor-file.ts'

/** The district's scenes and payload forms, in memory. */
export interface SensorRoom {
  file(): SensorFile
  findKind(id: string): DeviceKind | null
  load(): Promise<void>
}
export const sensorRoom = port<SensorRoom>('sensors.room')

export function openSensorRoom({ config }: Runtime): SensorRoom {
  let loaded: SensorFile | null = null
  const file = () => {
    if (!loaded) throw new Error('the scenes of sensors are not loaded')
    return loaded
  }
  return {
    file,
    findKind: (id) => file().kinds.find((kind) => kind.id === id) ?? null,
    load: async () => {
      loaded = readSensorFile(await openDistrictFolder(config.root, config.district).get<SensorFile>('sensors'))
    },
  }
}
