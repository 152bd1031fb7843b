import { join } from 'node:path'
import type { Runtime } from '#platform/runtime.ts'
import type { VerifiedFile } from '../contract.ts'
import { factsOf } from './archive-cases.ts'
import type { HistoryEngine } from './engine/open-engine.ts'
import { type HistoryFile, listedFiles } from './file-store.ts'
import { countRows } from './rows-count-store.ts'

/** Holds every listed file against the manifest: that it is there, its bytes, its SM3, and how many rows can be read. */
export async function verifyFiles(runtime: Runtime, engine: HistoryEngine, folder: string): Promise<VerifiedFile[]> {
  const files = await listedFiles(runtime.db)
  const verified: VerifiedFile[] = []
  for (const file of files) verified.push({ name: file.name, rows: file.rows, finding: await find(file) })
  return verified

  async function find(file: HistoryFile): Promise<VerifiedFile['finding']> {
    const facts = await factsOf(join(folder, file.name)).catch(() => null)
    if (facts === null) return 'missing'
    if (facts.bytes !== file.bytes || facts.sm3 !== file.sm3) return 'changed'
    const rows = await countRows(engine, file.name).catch(() => null)
    return rows === file.rows ? 'sound' : 'unreadable'
  }
}
