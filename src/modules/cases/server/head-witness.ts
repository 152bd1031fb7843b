import { appendFile, mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { DailyHead } from './daily-head.ts'

/**
 * Every signed head once more, in a file beside the database: whoever takes the newest days out of the table, or signs
 * altered ones anew, contradicts it. Copies of the file kept elsewhere bear witness too.
 */
export function witnessPath(dataDir: string): string {
  return join(dataDir, 'record-heads', 'daily-heads.jsonl')
}

export async function appendWitness(dataDir: string, { day, head, publicKey, signature }: DailyHead): Promise<void> {
  const path = witnessPath(dataDir)
  await mkdir(dirname(path), { recursive: true })
  await appendFile(path, `${JSON.stringify({ day, head, publicKey, signature })}\n`, { flush: true })
}

/** Day to head, as far as this machine has written them; a line that was cut off is left out. */
export async function readWitness(dataDir: string): Promise<Map<string, string>> {
  const heads = new Map<string, string>()
  const file = await open(witnessPath(dataDir)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return null
  })
  if (!file) return heads
  const lines = createInterface({ input: file.createReadStream(), crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines) {
    const said = readLine(line)
    // A head is never signed twice: the first word counts.
    if (said && !heads.has(said.day)) heads.set(said.day, said.head)
  }
  return heads
}

function readLine(line: string): { day: string; head: string } | null {
  try {
    const said = JSON.parse(line) as { day?: unknown; head?: unknown } | null
    return typeof said?.day === 'string' && typeof said.head === 'string' ? { day: said.day, head: said.head } : null
  } catch {
    return null
  }
}
