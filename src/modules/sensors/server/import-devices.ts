import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { readTable } from '#platform/tables/read-table.ts'
import type { Cell } from '#platform/tables/table.ts'
import { importDevices } from '../contract.ts'
import { checkDevice } from './check-device.ts'
import { type Device, putDevices, standingDevices } from './device-store.ts'
import { offerSigns } from './own-signs.ts'
import { sensorFaults } from './sensor-faults.ts'

const LIMITS = { maxRows: 20_000, maxBytes: 8 * 1024 * 1024 }
const MOST_LISTED = 500
const DEVICE = /^[A-Za-z0-9_.:-]{1,60}$/
const COLUMNS = {
  id: ['设备编号', 'id'],
  name: ['名称', 'name'],
  kind: ['种类', 'kind'],
  lon: ['经度', 'lon'],
  lat: ['纬度', 'lat'],
  address: ['地址', 'address'],
  unit: ['责任单位', 'unit'],
  silence: ['失联分钟', 'silenceMinutes'],
} as const

/** A file of devices: tried first or kept, row by row; a number that stands already is changed, its own limits stay. */
export const importDevicesHandler = handle(importDevices, async ({ dryRun: flag }, call) => {
  if (!call.file) throw sensorFaults.noFile()
  const dryRun = flag === 'true'
  const good = new Map<string, Device>()
  const refused: { row: number; device: string; reasonZh: string; reasonEn: string }[] = []
  let received = 0
  let refusedCount = 0
  const refuse = (row: number, device: string, reasonZh: string, reasonEn: string) => {
    refusedCount += 1
    if (refused.length < MOST_LISTED) refused.push({ row, device: device.slice(0, 60), reasonZh, reasonEn })
  }
  for await (const row of readTable({ stream: call.file.stream, name: call.file.name }, LIMITS)) {
    received += 1
    if (row.fault !== undefined) {
      refuse(row.line, '', row.fault, 'The row cannot be read')
      continue
    }
    const read = readRow(call, row.values)
    if ('why' in read) refuse(row.line, read.id, read.why.zh, read.why.en)
    else if (good.has(read.device.id))
      refuse(row.line, read.device.id, '文件里已有此设备编号', 'The number is in the file twice')
    else good.set(read.device.id, { ...read.device, simulated: false })
  }
  const standing = await standingDevices(call.db, [...good.keys()])
  for (const { id, limits, simulated } of standing) Object.assign(good.get(id)!, { limits, simulated })
  if (!dryRun) await putDevices(call.db, [...good.values()], call.nowMs)
  call.afterCommit(() => offerSigns(call.runtime))
  call.note('devices', { file: call.file.name, dryRun, saved: good.size, refused: refusedCount })
  return { dryRun, received, saved: good.size, refusedCount, refused }
})

function readRow(call: Call, cells: Readonly<Record<string, Cell>>) {
  const text = (field: keyof typeof COLUMNS) => {
    const title = COLUMNS[field].find((one) => (cells[one] ?? null) !== null)
    return title === undefined ? '' : String(cells[title]).trim()
  }
  const id = text('id')
  const no = (zh: string, en: string) => ({ id, why: { zh, en } })
  if (!DEVICE.test(id)) return no('设备编号只能用字母、数字和 _ . : -，最多 60 个', 'Not a number of a device')
  const name = text('name') || id
  const silence = text('silence')
  const silenceMinutes = silence === '' ? null : Number(silence)
  if (silenceMinutes !== null && !(Number.isInteger(silenceMinutes) && silenceMinutes >= 1 && silenceMinutes <= 44_640))
    return no('失联分钟应为 1 到 44640 的整数', 'Minutes of silence must be 1 to 44640')
  const [lon, lat] = [Number(text('lon') || Number.NaN), Number(text('lat') || Number.NaN)]
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return no('经纬度缺失或无法识别', 'The position cannot be read')
  if (name.length > 100 || text('address').length > 200) return no('名称最多 100 字，地址最多 200 字', 'Too long')
  const given = { id, name, kind: text('kind'), lon, lat, address: text('address'), unit: text('unit') }
  const checked = checkDevice(call, { ...given, active: true, silenceMinutes, limits: {} })
  return 'why' in checked ? { id, why: checked.why } : { id, device: checked.device }
}
