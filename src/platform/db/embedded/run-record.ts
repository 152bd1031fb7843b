import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile } from './replace-file.ts'

/** What we remember of the server that we launched last: only that one is ours to stop. */
export interface RunRecord {
  postmasterPid: number
  socketFolder: string
}

export async function findRunRecord(home: string): Promise<RunRecord | null> {
  const text = await readFile(join(home, 'postgres-run.json'), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as RunRecord)
}

export async function writeRunRecord(home: string, record: RunRecord) {
  await replaceFile(join(home, 'postgres-run.json'), `${JSON.stringify(record)}\n`)
}
