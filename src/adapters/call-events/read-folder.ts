import { mkdir, readdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type CallEvent, type CallEventDoor, callEventDoor } from '#modules/hotline/contract.ts'
import type { Call } from '#platform/call.ts'
import { readTable } from '#platform/tables/read-table.ts'

const FILE = /^([a-z][a-z0-9-]{1,39})[._][\w.-]{1,100}\.(jsonl|csv|xlsx)$/
const BATCH = 200
const MOST_ROWS = 50_000
/** A file that was written to just now may not be whole. */
const SETTLE_MS = 2000

/**
 * Call centres that can only write files: `<data>/call-events/<system>.<anything>.jsonl`. A file that was read goes to
 * `done`, one that cannot be read to `refused`. Read twice it changes nothing, so a process that dies half way loses nothing.
 */
export async function readFolder(call: Call, wallMs: number): Promise<boolean> {
  const { runtime } = call
  const folder = join(runtime.config.dataDir, 'call-events')
  const names = (await readdir(folder).catch(() => [] as string[])).filter((name) => FILE.test(name)).sort()
  for (const name of names) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (!found?.isFile() || wallMs - found.mtimeMs < SETTLE_MS) continue
    const system = FILE.exec(name)?.[1] ?? ''
    const whereTo = await readFile(call, path, system).then(
      () => 'done',
      (error: unknown) => {
        runtime.log.error({ error, file: name }, 'a file of call events was refused')
        return 'refused'
      },
    )
    await mkdir(join(folder, whereTo), { recursive: true, mode: 0o700 })
    // Another process may have read it too and moved it away first.
    await rename(path, join(folder, whereTo, name)).catch(() => {})
    return true
  }
  return false
}

async function readFile(call: Call, path: string, system: string): Promise<void> {
  const { runtime } = call
  const door = runtime.use(callEventDoor)
  let batch: CallEvent[] = []
  const flush = async () => {
    if (batch.length > 0) await runtime.db.tx((tx) => take(door, { ...call, db: tx }, system, batch))
    batch = []
  }
  for await (const row of readTable({ path }, { maxRows: MOST_ROWS })) {
    const event = row.fault ? null : door.read(row.values)
    if (event) batch.push(event)
    else runtime.log.warn({ system, line: row.line }, 'a row of call events was left out')
    if (batch.length === BATCH) await flush()
  }
  await flush()
}

async function take(door: CallEventDoor, call: Call, system: string, events: readonly CallEvent[]): Promise<void> {
  const { refused } = await door.take(call, { system, simulated: false }, events)
  for (const { reason } of refused) call.runtime.log.warn({ system, reason }, 'a call event was refused')
}
