const GPS_DIRECTORY = 0x8825
const RATIONAL = 5

/** Where a JPEG says it was taken, WGS-84 (CIPA DC-008); null where it does not, or is damaged. */
export function photoPosition(bytes: Uint8Array): { lon: number; lat: number } | null {
  try {
    return readJpeg(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (error) {
    // Offsets that lead out of the file.
    if (error instanceof RangeError) return null
    throw error
  }
}

function readJpeg(view: DataView): { lon: number; lat: number } | null {
  if (view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; at + 4 < view.byteLength; ) {
    const marker = view.getUint16(at)
    // Pictures begin with the scan: what is said of them stands before.
    if (marker === 0xffda || marker >> 8 !== 0xff) return null
    const isExif = marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966
    if (isExif) return readTiff(view, at + 10)
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

function readTiff(view: DataView, start: number): { lon: number; lat: number } | null {
  const order = view.getUint16(start)
  if (order !== 0x4949 && order !== 0x4d4d) return null
  const little = order === 0x4949
  const u16 = (at: number) => view.getUint16(start + at, little)
  const u32 = (at: number) => view.getUint32(start + at, little)
  const entry = (directory: number, tag: number): number | null => {
    for (let index = 0; index < u16(directory); index += 1) {
      const at = directory + 2 + index * 12
      if (u16(at) === tag) return at
    }
    return null
  }
  const pointer = entry(u32(4), GPS_DIRECTORY)
  if (pointer === null) return null
  const gps = u32(pointer + 8)
  const degrees = (refTag: number, minus: number): number => {
    const ref = entry(gps, refTag)
    const value = entry(gps, refTag + 1)
    if (ref === null || value === null || u16(value + 2) !== RATIONAL || u32(value + 4) !== 3) return Number.NaN
    const from = u32(value + 8)
    const [degree = 0, minute = 0, second = 0] = [0, 8, 16].map((step) => u32(from + step) / u32(from + step + 4))
    const size = degree + minute / 60 + second / 3600
    return view.getUint8(start + ref + 8) === minus ? -size : size
  }
  const lat = degrees(1, 'S'.charCodeAt(0))
  const lon = degrees(3, 'W'.charCodeAt(0))
  const isPlace = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat !== 0 || lon !== 0)
  return isPlace ? { lon: Math.round(lon * 1e6) / 1e6, lat: Math.round(lat * 1e6) / 1e6 } : null
}
