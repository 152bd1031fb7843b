import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Runtime } from '#platform/runtime.ts'
import type { HistoryRow } from '../domain/history-columns.ts'
import { folderOfMonth, type Month } from '../domain/months.ts'
import { monthsToArchive, noteArchived, rowsOfMonth } from './archive-store.ts'
import type { HistoryEngine } from './engine/open-engine.ts'
import { type HistoryFile, keptFiles, replaceFile, takeTurn } from './file-store.ts'

export interface Archived {
  months: number
  /** Rows of the files that were written. */
  rows: number
  /** Another process was at it. */
  isBusy: boolean
}

/** Moves what was closed before that moment into files, a month at a time; each month is moved whole or not at all. */
export async function archiveCases(
  runtime: Runtime,
  engine: HistoryEngine,
  folder: string,
  beforeMs: number,
): Promise<Archived> {
  const done: Archived = { months: 0, rows: 0, isBusy: false }
  for (const month of await monthsToArchive(runtime.db, beforeMs)) {
    const rows = await archiveMonth(runtime, engine, folder, month, beforeMs)
    if (rows === null) return { ...done, isBusy: true }
    done.months += 1
    done.rows += rows
  }
  return done
}

async function archiveMonth(
  runtime: Runtime,
  engine: HistoryEngine,
  folder: string,
  month: Month,
  beforeMs: number,
): Promise<number | null> {
  const name = `${folderOfMonth(month)}/${runtime.newId()}.parquet`
  const path = join(folder, name)
  try {
    return await runtime.db.tx(async (tx) => {
      if (!(await takeTurn(tx))) return null
      await mkdir(join(folder, folderOfMonth(month)), { recursive: true })
      const versions: Record<string, number> = {}
      async function* batches(): AsyncGenerator<HistoryRow[]> {
        for await (const batch of rowsOfMonth(tx, month, beforeMs)) {
          Object.assign(versions, batch.versions)
          yield batch.rows
        }
      }
      const rows = await engine.write(name, batches())
      const file: HistoryFile = { ...month, name, rows, ...(await factsOf(path)), writtenMs: runtime.wallMs() }
      if (rows !== Object.keys(versions).length) throw new Error(`${name} has ${rows} rows, not what was read`)
      await replaceFile(tx, month, rows > 0 ? file : null, runtime.wallMs())
      await noteArchived(tx, month, versions)
      return rows
    })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

/** Size and SM3 of a file as it lies there. */
export async function factsOf(path: string): Promise<{ bytes: number; sm3: string }> {
  const hash = createHash('sm3')
  await pipeline(createReadStream(path), hash)
  return { bytes: (await stat(path)).size, sm3: hash.digest('hex') }
}

const RELEASED_MS = 3_600_000

/** Removes files that no manifest lists and nobody can be reading: replaced ones, and what a broken run left. */
export async function sweepFiles(runtime: Runtime, folder: string): Promise<number> {
  const beforeMs = runtime.wallMs() - RELEASED_MS
  const kept = await keptFiles(runtime.db, beforeMs)
  let removed = 0
  for (const name of await parquetFiles(folder)) {
    if (kept.has(name) || (await stat(join(folder, name))).mtimeMs > beforeMs) continue
    await rm(join(folder, name), { force: true })
    removed += 1
  }
  return removed
}

export async function parquetFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  return names.filter((name) => name.endsWith('.parquet')).map((name) => name.replaceAll('\\', '/'))
}
