import { toRfc3339 } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { DEVICE_STATES, exportDevices } from '../contract.ts'
import { STATE_NAMES } from '../words.ts'
import { type DeviceFilter, listRows } from './device-store.ts'
import { deviceView } from './device-view.ts'
import { sensorRoom } from './sensor-room.ts'

const MOST_ROWS = 100_000
const PAGE = 1000
/** Named as the import has them, so that a corrected file can be read again. */
const COLUMNS = [
  ['id', '设备编号'],
  ['name', '名称'],
  ['kindId', '种类'],
  ['kind', '种类名称'],
  ['lon', '经度'],
  ['lat', '纬度'],
  ['address', '地址'],
  ['unitId', '责任单位'],
  ['unit', '单位名称'],
  ['silence', '失联分钟'],
  ['state', '状态'],
  ['values', '最近读数'],
  ['heardAt', '最近上报'],
  ['battery', '电量'],
  ['problem', '当前问题'],
  ['caseNo', '案号'],
  ['simulated', '模拟'],
].map(([key, title]) => ({ key: key!, title: title! }))

/** As it is filtered. */
export const exportDevicesHandler = handle(exportDevices, async ({ format, ...filter }, call) => {
  const stamp = toRfc3339(call.nowMs).slice(0, 16).replaceAll(/[-:T]/g, '')
  call.note('devices', { format, filters: Object.keys(filter) })
  return {
    name: `感知设备-${stamp}-${call.principal.account}.${format}`,
    mime: TABLE_MIME[format],
    stream: writeTable(rowsOf(call, filter), { format, columns: COLUMNS }),
  }
})

/** Read while they are sent, after this command's transaction is over: from the pool. */
async function* rowsOf(call: Call, filter: DeviceFilter) {
  const [room, units, scope] = [call.runtime.use(sensorRoom), call.runtime.use(unitBook), call.scope()]
  let after: { rank: number; id: string } | null = null
  for (let sent = 0; sent < MOST_ROWS; sent += PAGE) {
    const rows = await listRows(call.runtime.db, scope, { ...filter, after, limit: PAGE })
    for (const stored of rows) {
      const { id, name, kind, kindZh, lon, lat, address, unit, state, values, heardAt, battery, problem, simulated } =
        deviceView(room, stored)
      yield {
        ...{ id, name, kindId: kind, kind: kindZh, lon, lat, address, unitId: unit, heardAt, battery },
        unit: units.find(unit)?.zh ?? unit,
        silence: stored.silenceMinutes,
        state: STATE_NAMES[state].zh,
        values: values.map(({ zh, value, unit: of }) => `${zh} ${value} ${of}`).join('；'),
        problem: problem?.zh ?? null,
        caseNo: problem?.caseNo ?? null,
        simulated: simulated ? '是' : '',
      }
    }
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return
    after = { rank: DEVICE_STATES.indexOf(last.state), id: last.id }
  }
}
