/** As much of the tar format (POSIX ustar with pax names) as a backup needs; any tar program opens it. */
export const TAR_BLOCK = 512

export interface TarHeader {
  name: string
  size: number
  mode: number
}

const REGULAR = '0'
const PAX = 'x'
const NAME_BYTES = 100

export function tarHeader(entry: TarHeader): Buffer {
  if (Buffer.byteLength(entry.name) <= NAME_BYTES) return block(entry, REGULAR)
  const record = paxRecord('path', entry.name)
  const short = { ...entry, name: entry.name.slice(-20).replace(/[^\w.-]/g, '_') }
  const pax = { name: 'pax/name', size: record.length, mode: 0o600 }
  return Buffer.concat([block(pax, PAX), record, tarPadding(record.length), block(short, REGULAR)])
}

export const tarPadding = (size: number): Buffer => Buffer.alloc((TAR_BLOCK - (size % TAR_BLOCK)) % TAR_BLOCK)
export const TAR_END = Buffer.alloc(2 * TAR_BLOCK)

function block({ name, size, mode }: TarHeader, type: string): Buffer {
  const header = Buffer.alloc(TAR_BLOCK)
  const put = (text: string, at: number) => header.write(text, at, 'utf8')
  put(name, 0)
  put(`${octal(mode & 0o777, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0${octal(size, 11)}\0${octal(0, 11)}\0`, 100)
  put('        ', 148)
  put(type, 156)
  put('ustar\x0000', 257)
  put(`${octal(sumOf(header), 6)}\0 `, 148)
  return header
}

/** Null for the block of zeros at the end; throws for anything that is no header. */
export function readTarBlock(header: Buffer): (TarHeader & { isPax: boolean }) | null {
  if (header.every((byte) => byte === 0)) return null
  const said = Number.parseInt(header.toString('latin1', 148, 154), 8)
  const blank = Buffer.from(header)
  blank.fill(' ', 148, 156)
  if (said !== sumOf(blank)) throw new RangeError('tar header')
  const type = header.toString('latin1', 156, 157)
  const size = Number.parseInt(header.toString('latin1', 124, 135), 8)
  if ((type !== REGULAR && type !== PAX) || !Number.isSafeInteger(size) || size < 0) throw new RangeError('tar entry')
  const name = header.toString('utf8', 0, NAME_BYTES).replace(/\0.*$/s, '')
  return { name, size, mode: Number.parseInt(header.toString('latin1', 100, 107), 8) & 0o777, isPax: type === PAX }
}

export function readPaxName(record: Buffer): string | null {
  return /(?:^|\n)\d+ path=([^\n]+)\n/.exec(record.toString('utf8'))?.[1] ?? null
}

/** The length counts itself. */
function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.byteLength(` ${key}=${value}\n`)
  let length = rest + 1
  while (rest + String(length).length !== length) length += 1
  return Buffer.from(`${length} ${key}=${value}\n`)
}

const octal = (value: number, width: number) => value.toString(8).padStart(width, '0')
const sumOf = (header: Buffer) => header.reduce((sum, byte) => sum + byte, 0)
