import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fault } from '#core/fault.ts'

const ALGORITHM = 'sm4-ctr'

/** Where the files of imports wait, each under its own key: names and numbers never lie there in clear (domain §12.1). */
export interface WaitingFile {
  bytes: number
  /** Key and starting value, to be sealed and forgotten with the file. */
  key: string
}

export function waitingPath(dataDir: string, id: string): string {
  return join(dataDir, 'community-imports', `${id}.sm4`)
}

/** Nothing is left when the file is larger than allowed or breaks off. */
export async function keepWaiting(
  path: string,
  stream: AsyncIterable<string | Uint8Array>,
  mostBytes: number,
): Promise<WaitingFile> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  const [key, start] = [randomBytes(16), randomBytes(16)]
  let bytes = 0
  const counted = async function* () {
    for await (const chunk of stream) {
      const block = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      bytes += block.length
      if (bytes > mostBytes) throw tooLarge(mostBytes)
      yield block
    }
  }
  try {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 })
    await pipeline(counted, createCipheriv(ALGORITHM, key, start), file)
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { bytes, key: `${key.toString('base64')} ${start.toString('base64')}` }
}

/** The file as it was sent; `seen` hears how many bytes have been read so far. */
export async function* readWaiting(
  path: string,
  key: string,
  seen: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const [secret = '', start = ''] = key.split(' ')
  const decipher = createDecipheriv(ALGORITHM, Buffer.from(secret, 'base64'), Buffer.from(start, 'base64'))
  let bytes = 0
  for await (const block of createReadStream(path, { highWaterMark: 262_144 })) {
    bytes += (block as Buffer).length
    seen(bytes)
    yield decipher.update(block as Buffer)
  }
  yield decipher.final()
}

export async function dropWaiting(path: string): Promise<void> {
  await rm(path, { force: true })
}

function tooLarge(mostBytes: number) {
  const size = `${Math.floor(mostBytes / 1_048_576)} MB`
  return fault('file-too-large', {
    status: 413,
    zh: `文件超过 ${size}。请按街道拆分后分次导入。`,
    en: `The file is larger than ${size}. Split it by street and import the parts.`,
  })
}
