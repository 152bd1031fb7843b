import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fault } from '#core/fault.ts'
import { canonicalJson } from '#core/text/canonical-json.ts'
import type { FileMeta, FileStore } from './file-store.ts'
import { spool } from './spool.ts'
import { sweepParts } from './sweep-parts.ts'

const ID = /^([0-9a-f]{64})-[0-9a-f]{12}$/

/**
 * `<folder>/ab/cd/<sha256>` holds the bytes, `<sha256>-<facts>.json` beside it what is known of them. Equal bytes lie
 * there once; they go when the last of their facts goes.
 */
export function createFolderStore(folder: string): FileStore {
  const incoming = join(folder, 'incoming')
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

  return {
    async put(stream, facts) {
      const spooled = await spool(stream, { maxBytes: Number.MAX_SAFE_INTEGER, folder: incoming })
      try {
        const { sha256, bytes } = spooled
        const meta: FileMeta = { ...facts, sha256, bytes }
        const id = `${sha256}-${createHash('sha256').update(canonicalJson(meta)).digest('hex').slice(0, 12)}`
        const path = pathOf(sha256)
        await mkdir(dirname(path), { recursive: true })
        // Facts first: `remove` below looks for them before it lets the bytes go.
        const sidecar = join(dirname(path), `${id}.json`)
        await writeFile(`${spooled.path}.json`, canonicalJson(meta), { mode: 0o600, flush: true })
        await rename(`${spooled.path}.json`, sidecar)
        await link(spooled.path, path).catch(ignore('EEXIST'))
        return { id, meta }
      } finally {
        await spooled.remove()
      }
    },

    async get(id, range) {
      const path = pathOf(shaOf(id))
      const text = await readFile(join(dirname(path), `${id}.json`), 'utf8').catch(ignore('ENOENT'))
      const found = await stat(path).catch(ignore('ENOENT'))
      if (!text || !found) throw notFound()
      const meta = JSON.parse(text) as FileMeta
      return { stream: createReadStream(path, range ?? {}), meta }
    },

    async remove(id) {
      const sha256 = shaOf(id)
      const path = pathOf(sha256)
      await rm(join(dirname(path), `${id}.json`), { force: true })
      if (await isReferred(path, sha256)) return
      // A put of the same bytes may be under way: take them aside, look again, and give them back if it was.
      const aside = `${path}.gone`
      await rename(path, aside).catch(ignore('ENOENT'))
      if (await isReferred(path, sha256)) await link(aside, path).catch(ignore('EEXIST', 'ENOENT'))
      await rm(aside, { force: true })
    },

    async sweep(beforeMs) {
      return (await sweepParts(incoming, beforeMs)) + (await sweepParts(tmpdir(), beforeMs))
    },
  }
}

async function isReferred(path: string, sha256: string): Promise<boolean> {
  const names = (await readdir(dirname(path)).catch(ignore('ENOENT'))) ?? []
  return names.some((name) => name.startsWith(`${sha256}-`))
}

/** The pattern is also what keeps a path such as `../..` out. */
function shaOf(id: string): string {
  const sha256 = ID.exec(id)?.[1]
  if (!sha256) throw notFound()
  return sha256
}

function ignore(...codes: string[]): (error: NodeJS.ErrnoException) => undefined {
  return (error) => {
    if (!codes.includes(error.code ?? '')) throw error
    return undefined
  }
}

function notFound() {
  return fault('file-not-found', {
    status: 404,
    zh: '找不到该文件，可能已按期限清理。',
    en: 'There is no such file; it may have been cleared at the end of its term.',
  })
}
