import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Seed } from '#platform/plug.ts'
import { type Device, putDevices, simulatedDevices } from './device-store.ts'
import { seedFeed } from './feed-store.ts'
import { sensorRoom } from './sensor-room.ts'

const EACH = 6

/** The session's name at the broker; in a demonstration a few made-up devices of every kind. */
export const seed: Seed = async (call, _district, mode) => {
  const { runtime, db } = call
  await seedFeed(db, `yiwang-${runtime.config.district}-${call.newId().slice(-8)}`)
  if (mode !== 'demo' || (await simulatedDevices(db)).length > 0) return
  const room = runtime.use(sensorRoom)
  await room.load()
  const grids = runtime.use(areaBook).all('grid')
  const unit = runtime.use(unitBook).find('ops_center')?.id
  if (!unit || grids.length === 0) return
  const devices = room.file().kinds.flatMap((kind, row) =>
    Array.from({ length: EACH }, (_, column): Device => {
      const grid = grids[((row * EACH + column) * 7) % grids.length]!
      const no = column === EACH - 1 && row === 0 ? 99 : column + 1
      return {
        id: `SIM-${kind.id}-${String(no).padStart(2, '0')}`,
        name: `${grid.name}${kind.zh}`,
        kind: kind.id,
        lon: grid.labelPoint[0],
        lat: grid.labelPoint[1],
        areaCode: grid.code,
        address: grid.name,
        unit,
        active: true,
        simulated: true,
        silenceMinutes: null,
        limits: {},
      }
    }),
  )
  await putDevices(db, devices, call.nowMs)
}
