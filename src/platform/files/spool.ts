import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fault } from '#core/fault.ts'

export interface SpooledFile {
  path: string
  bytes: number
  sha256: string
  remove(): Promise<void>
}

/** Writes a stream into a temporary file that only this user can read; the caller removes it. Nothing is left on failure. */
export async function spool(
  stream: AsyncIterable<string | Uint8Array>,
  limits: { maxBytes: number; folder?: string },
): Promise<SpooledFile> {
  const folder = limits.folder ?? tmpdir()
  await mkdir(folder, { recursive: true })
  const path = join(folder, `yiwang-${randomBytes(9).toString('hex')}.part`)
  const remove = () => rm(path, { force: true })
  const hash = createHash('sha256')
  let bytes = 0
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      for await (const chunk of stream) {
        const block = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
        bytes += block.length
        if (bytes > limits.maxBytes) throw tooLarge(limits.maxBytes)
        hash.update(block)
        await file.write(block)
      }
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    await remove()
    throw error
  }
  return { path, bytes, sha256: hash.digest('hex'), remove }
}

function tooLarge(maxBytes: number) {
  const size = maxBytes >= 1_048_576 ? `${Math.floor(maxBytes / 1_048_576)} MB` : `${maxBytes} B`
  return fault('file-too-large', {
    status: 413,
    zh: `文件超过 ${size} 的上限。`,
    en: `The file is larger than the limit of ${size}.`,
    wayOut: { zh: '请压缩、截取或拆分后再上传。', en: 'Compress, cut or split it and upload again.' },
  })
}
