import type { PicturePosition } from './file-store.ts'

export interface CameraFacts {
  takenAt?: string
  position?: PicturePosition
}

/** One field of a TIFF directory: its type, how many values, and where they lie. */
interface Field {
  type: number
  count: number
  at: number
}

interface Tiff {
  bytes: Buffer
  u16(at: number): number
  u32(at: number): number
}

const EXIF_DIRECTORY = 0x8769
const GPS_DIRECTORY = 0x8825
const DATE_TIME_ORIGINAL = 0x9003
const OFFSET_TIME_ORIGINAL = 0x9011
const BYTES_OF_TYPE = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8]

/** Time and place from an EXIF block (CIPA DC-008); what is missing or damaged is left out, never an error. */
export function readExif(block: Buffer): CameraFacts {
  const bytes = block.toString('latin1', 0, 6) === 'Exif\0\0' ? block.subarray(6) : block
  const order = bytes.toString('latin1', 0, 2)
  if (bytes.length < 14 || (order !== 'II' && order !== 'MM')) return {}
  const little = order === 'II'
  const tiff: Tiff = {
    bytes,
    u16: (at) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
    u32: (at) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)),
  }
  if (tiff.u16(2) !== 42) return {}
  const main = directory(tiff, tiff.u32(4))
  const takenAt = readTime(tiff, subdirectory(tiff, main, EXIF_DIRECTORY))
  const position = readPosition(tiff, subdirectory(tiff, main, GPS_DIRECTORY))
  return { ...(takenAt && { takenAt }), ...(position && { position }) }
}

function directory(tiff: Tiff, start: number): Map<number, Field> {
  const fields = new Map<number, Field>()
  if (start + 2 > tiff.bytes.length) return fields
  const count = tiff.u16(start)
  for (let index = 0; index < count; index += 1) {
    const at = start + 2 + index * 12
    if (at + 12 > tiff.bytes.length) break
    const field = { type: tiff.u16(at + 2), count: tiff.u32(at + 4), at: at + 8 }
    const size = (BYTES_OF_TYPE[field.type] ?? 0) * field.count
    // Values longer than four bytes lie elsewhere, and the field holds where.
    if (size > 4) field.at = tiff.u32(at + 8)
    if (size > 0 && field.at + size <= tiff.bytes.length) fields.set(tiff.u16(at), field)
  }
  return fields
}

function subdirectory(tiff: Tiff, fields: Map<number, Field>, tag: number): Map<number, Field> {
  const field = fields.get(tag)
  return field?.type === 4 ? directory(tiff, tiff.u32(field.at)) : new Map()
}

function text(tiff: Tiff, field: Field | undefined): string {
  if (field?.type !== 2) return ''
  return tiff.bytes
    .toString('latin1', field.at, field.at + field.count)
    .replace(/\0.*$/s, '')
    .trim()
}

/** Cameras without an offset mean the clock on the wall, which is Shanghai's all over the country. */
function readTime(tiff: Tiff, fields: Map<number, Field>): string | undefined {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text(tiff, fields.get(DATE_TIME_ORIGINAL)))
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second] = parts
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const checked = new Date(`${local}Z`)
  if (Number.isNaN(checked.getTime()) || !checked.toISOString().startsWith(local) || Number(year) < 1990)
    return undefined
  const offset = text(tiff, fields.get(OFFSET_TIME_ORIGINAL))
  return `${local}${/^[+-](0\d|1[0-4]):[0-5]\d$/.test(offset) ? offset : '+08:00'}`
}

function readPosition(tiff: Tiff, fields: Map<number, Field>): PicturePosition | undefined {
  const latitude = degrees(tiff, fields.get(2), text(tiff, fields.get(1)), 'N', 'S', 90)
  const longitude = degrees(tiff, fields.get(4), text(tiff, fields.get(3)), 'E', 'W', 180)
  if (latitude === undefined || longitude === undefined) return undefined
  // Cameras that don't know where they are write zeros.
  return latitude === 0 && longitude === 0 ? undefined : { longitude, latitude }
}

function degrees(tiff: Tiff, field: Field | undefined, sign: string, plus: string, minus: string, most: number) {
  if (field?.type !== 5 || field.count !== 3 || (sign !== plus && sign !== minus)) return undefined
  const [degree, minute, second] = [0, 8, 16].map((step) => {
    const below = tiff.u32(field.at + step + 4)
    return below === 0 ? Number.NaN : tiff.u32(field.at + step) / below
  }) as [number, number, number]
  const value = degree + minute / 60 + second / 3600
  if (!(value <= most)) return undefined
  // Seven decimals are a centimetre; more would be noise of the division.
  return (sign === plus ? 1 : -1) * (Math.round(value * 1e7) / 1e7)
}
