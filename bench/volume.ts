import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { resolveDatabase } from '#platform/db/database-url.ts'
import { attachEmbedded } from '#platform/db/embedded/start-embedded.ts'
import { fill } from './lifecycle/fill.ts'
import { HttpClient, type Session } from './lifecycle/http-client.ts'
import { databaseMemoryMiB, peakMemoryMiB, startServer } from './lifecycle/server-process.ts'
import { machineFacts } from './machine.ts'

const ROUNDS = 5

/** A year of a busy district: every kind of list, search, statistic and export still answers, and in what time. */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: { cases: { type: 'string', default: '214770' }, port: { type: 'string', default: '18557' } },
  })
  const cases = Number(values.cases)
  const port = Number(values.port)
  const machine = machineFacts()
  const dataDir = mkdtempSync(join(tmpdir(), 'yiwang-volume-'))
  process.env.YIWANG_DATA = dataDir
  const database = await resolveDatabase(process.env, dataDir, () => {})
  try {
    const filled = await fill(cases, (text) => console.error(text))
    const server = await startServer(port, dataDir)
    const client = new HttpClient(port, 4)
    const sessions = {
      chief: await client.signIn('dutyChief1', 'Yiwang-demo-1'),
      street: await client.signIn('street01.dispatcher', 'Yiwang-demo-1'),
      department: await client.signIn('sanitation.lead1', 'Yiwang-demo-1'),
      worker: await client.signIn('street01.c01.worker1', 'Yiwang-demo-1'),
    }
    const from = encodeURIComponent(new Date(Date.now() - 366 * 86_400_000).toISOString())
    const reads: [string, Session, string][] = [
      ['全部案件，最新在前（区）', sessions.chief, '/cases?desk=all'],
      ['全部案件（街道）', sessions.street, '/cases?desk=all'],
      ['全部案件（部门）', sessions.department, '/cases?desk=all'],
      ['全部案件（网格员）', sessions.worker, '/cases?desk=all'],
      ['待派遣', sessions.chief, '/cases?desk=dispatch'],
      ['处置中（部门）', sessions.department, '/cases?desk=handle'],
      ['各工作台件数', sessions.chief, '/cases/desks'],
      ['搜索两个字', sessions.chief, `/cases?text=${encodeURIComponent('路灯')}`],
      ['搜索四个字', sessions.chief, `/cases?text=${encodeURIComponent('井盖破损')}`],
      ['按手机号', sessions.chief, '/cases?text=13900012345'],
      ['超期（区）', sessions.chief, '/cases?overdue=true'],
      ['超期（街道）', sessions.street, '/cases?overdue=true'],
      ['按小类（区）', sessions.chief, '/cases?category=200102'],
      ['按小类和街道', sessions.chief, '/cases?category=200102&area=990101003'],
      ['统计：全年按街道', sessions.chief, `/cases/statistics?by=street&from=${from}`],
      ['统计：全年按小类', sessions.chief, `/cases/statistics?by=category&from=${from}`],
      ['统计：全年按日', sessions.chief, `/cases/statistics?by=day&from=${from}`],
      ['统计：全年按主办单位（街道）', sessions.street, `/cases/statistics?by=unit&from=${from}`],
      ['单位负荷', sessions.chief, '/dispatch/board'],
    ]
    const timings: Record<string, { medianMs: number; rows: number }> = {}
    for (const [what, session, path] of reads) {
      const times: number[] = []
      let rows = 0
      for (let round = 0; round < ROUNDS; round++) {
        const begunMs = performance.now()
        const { status, body } = await client.send('GET', path, session)
        times.push(performance.now() - begunMs)
        if (status !== 200) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`)
        const found = body as Record<string, unknown[] | undefined>
        rows = (found.items ?? found.rows ?? found.desks ?? found.units ?? []).length
      }
      times.sort((a, b) => a - b)
      timings[what] = { medianMs: Math.round(times[Math.floor(ROUNDS / 2)]! * 10) / 10, rows }
    }
    const exported: Record<string, { seconds: number; bytes: number }> = {}
    for (const format of ['csv', 'xlsx', 'jsonl']) {
      const begunMs = performance.now()
      const bytes = await client.download('/cases/export', sessions.chief, { format })
      exported[format] = { seconds: Math.round(performance.now() - begunMs) / 1000, bytes }
    }
    client.close()
    const result = {
      bench: 'volume',
      machine,
      cases,
      fill: { casesPerSecond: Math.round(cases / filled.seconds) },
      timings,
      exported,
      memory: { serverPeakMiB: peakMemoryMiB(server.pid), databaseMiB: databaseMemoryMiB() },
    }
    await server.stop()
    writeFileSync(`bench/results/volume-${cases}.json`, `${JSON.stringify(result, null, 2)}\n`)
    console.log(JSON.stringify(result))
  } finally {
    const embedded = await attachEmbedded({ dataDir })
    await embedded?.stop()
    await database.embedded?.stop()
    for (const folder of [dataDir, database.embedded?.dataFolder ?? dataDir])
      rmSync(folder, { recursive: true, force: true })
  }
}
