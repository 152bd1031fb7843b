import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { listCases } from '#modules/cases/contract.ts'
import { sql } from '#platform/db/sql.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { getImport, getImportErrors, type ImportRun, listImportMaps, listImports, startImport } from '../contract.ts'
import { clearImportsJob, INTERRUPTED, importJob } from './import-handlers.ts'
import { addRun } from './import-store.ts'
import { sweepUploadsJob } from './sweep-uploads.ts'

let house: TestHouse
let walk: Walk
let nowMs = Date.parse('2026-03-20T09:30:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'all', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const ACCOUNT = 'intakeOfficer1'

async function send(name: string, content: string, input: { map?: string; dryRun?: string } = {}): Promise<ImportRun> {
  return (await house.runtime.perform({
    operation: startImport,
    input: { map: 'messages', ...input },
    principal: await walk.person(ACCOUNT),
    command: { id: house.runtime.newId(), bodyHash: name, expectedVersion: null },
    file: { name, stream: Readable.from([Buffer.from(content)]) },
  })) as ImportRun
}
async function ended(id: string): Promise<ImportRun> {
  for (let tries = 0; tries < 400; tries += 1) {
    const run = await walk.by(ACCOUNT, getImport, { id })
    if (run.state === 'done' || run.state === 'failed') return run
    await sleep(25)
  }
  throw new Error('the import did not end')
}
const line = (n: number, title = `第${n}条`) =>
  JSON.stringify({ id: `job-${n}`, title, body: '正文', time: '2026-02-01 08:00' })
const filesLeft = () => readdir(join(house.runtime.config.dataDir, 'imports'))

test('上传、后台导入、看进度、下载退回的行；上传的文件随即删除', async () => {
  const content = [line(1), line(2, ''), line(3), '{坏的', line(4)].join('\n')
  const started = await send('三月留言.jsonl', content)
  assert.deepEqual(
    [started.state, started.fileName, started.dryRun, started.hasErrorsFile],
    ['waiting', '三月留言.jsonl', false, false],
  )
  assert.equal(started.startedBy, (await walk.person(ACCOUNT)).name)
  const done = await ended(started.id)
  assert.deepEqual(
    [done.state, done.read, done.new, done.known, done.rejected, done.hasErrorsFile],
    ['done', 5, 3, 0, 2, true],
  )
  assert.ok(done.endedAt !== null && done.fault === null)
  const file = (await walk.by(ACCOUNT, getImportErrors, { id: started.id })) as FileAnswer
  assert.equal(file.name, '未导入-三月留言.jsonl.jsonl')
  const lines = (await text(file.stream as Readable))
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one))
  assert.deepEqual(
    lines.map((one) => one.原行号),
    [2, 4],
  )
  assert.match(lines[0].未导入原因, /缺少标题/)
  assert.equal(lines[1].raw, '{坏的')
  assert.deepEqual(await filesLeft(), [`${started.id}.jsonl.errors.jsonl`])
  const { items } = await walk.by(ACCOUNT, listImports, {})
  assert.deepEqual(
    items.map((run) => run.id),
    [started.id],
  )
  assert.equal((await walk.by('dutyChief1', listCases, { text: 'job' })).items.length, 3)
})

test('再传同一文件：没有新的；没有退回的行就没有文件可下载', async () => {
  const again = await ended((await send('again.jsonl', [line(1), line(3)].join('\n'))).id)
  assert.deepEqual([again.new, again.known, again.rejected, again.hasErrorsFile], [0, 2, 0, false])
  await assert.rejects(walk.by(ACCOUNT, getImportErrors, { id: again.id }), code('no-errors-file'))
  const dry = await ended((await send('dry.jsonl', line(9), { dryRun: 'true' })).id)
  assert.deepEqual([dry.dryRun, dry.new], [true, 1])
  assert.equal((await walk.by('dutyChief1', listCases, { text: '第9条' })).items.length, 0)
})

test('导入途中看得到进度', async () => {
  const content = Array.from({ length: 3000 }, (_, n) => line(1000 + n)).join('\n')
  const { id } = await send('大.jsonl', content)
  const seen: number[] = []
  for (;;) {
    const run = await walk.by(ACCOUNT, getImport, { id })
    if (run.state === 'running') seen.push(run.read)
    if (run.state === 'done') break
    assert.notEqual(run.state, 'failed')
    await sleep(10)
  }
  assert.ok(
    seen.some((read) => read > 0 && read < 3000),
    `only ${[...new Set(seen)]} seen`,
  )
  assert.deepEqual(
    seen,
    seen.toSorted((a, b) => a - b),
  )
  assert.equal((await ended(id)).new, 3000)
})

test('读不了的文件：导入失败、说明原因，文件不留', async () => {
  const failed = await ended((await send('坏.xlsx', 'this is no workbook')).id)
  assert.equal(failed.state, 'failed')
  assert.match(failed.fault ?? '', /表格无法读取|请/)
  assert.ok(!(await filesLeft()).some((name) => name.startsWith(failed.id)))
})

test('模板、文件种类、岗位不对的当场拒绝', async () => {
  await assert.rejects(send('a.exe', 'x'), code('file-kind'))
  await assert.rejects(send('a.csv', 'x', { map: 'nothing' }), code('map-unknown'))
  await assert.rejects(walk.by('operator1', listImports, {}), code('not-permitted'))
  await assert.rejects(walk.by(ACCOUNT, getImport, { id: house.runtime.newId() }), code('import-not-found'))
  const { items } = await walk.by(ACCOUNT, listImportMaps, {})
  assert.ok(
    ['cases-en', 'digital-chengguan', 'message-board', 'messages', 'replies'].every((name) =>
      items.some((map) => map.name === name),
    ),
  )
})

test('导入中断：说明会自动接着来，再跑一次就办完，不重复', async () => {
  const id = house.runtime.newId()
  const filePath = join(house.runtime.config.dataDir, 'imports', `${id}.jsonl`)
  const startedBy = (await walk.person(ACCOUNT)).id
  await addRun(house.runtime.db, { id, map: 'messages', fileName: '断.jsonl', filePath, dryRun: false, startedBy })
  const again = () => house.runtime.asSystem('intake.runImport', (call) => importJob.run({ id }, call))
  await assert.rejects(again(), { code: 'ENOENT' })
  const broken = await walk.by(ACCOUNT, getImport, { id })
  assert.equal(broken.state, 'failed')
  assert.match(broken.fault ?? '', /自动接着导入/)
  await writeFile(filePath, [line(1), line(21)].join('\n'))
  await again()
  const done = await walk.by(ACCOUNT, getImport, { id })
  assert.deepEqual([done.state, done.fault, done.new, done.known], ['done', null, 1, 1])
  await again()
  assert.deepEqual(await walk.by(ACCOUNT, getImport, { id }), done)
})

test('三十天后退回的行也删除', async () => {
  const [first] = (await walk.by(ACCOUNT, listImports, {})).items.filter((run) => run.hasErrorsFile)
  const path = join(house.runtime.config.dataDir, 'imports', `${first!.id}.jsonl.errors.jsonl`)
  const clear = () => house.runtime.asSystem('intake.clearImports', (call) => clearImportsJob.run(null, call))
  await house.runtime.db.run(sql`update intake.import_run set ended_at = to_timestamp(${nowMs / 1000})`)
  nowMs += 29 * 86_400_000
  await clear()
  assert.ok(existsSync(path))
  nowMs += 2 * 86_400_000
  await clear()
  assert.ok(!existsSync(path))
  assert.equal((await walk.by(ACCOUNT, getImport, { id: first!.id })).hasErrorsFile, false)
})

test('每日清扫：一天前中断、谁也不用的删除并说明；新的、等着导入的、待更正的行都留着', async () => {
  const sweep = () => house.runtime.asSystem('intake.sweepUploads', (call) => sweepUploadsJob.run(null, call))
  const folder = join(house.runtime.config.dataDir, 'imports')
  const dayAgo = new Date(house.runtime.wallMs() - 25 * 3_600_000)
  const startedBy = (await walk.person(ACCOUNT)).id
  const place = async (name: string, old: boolean) => {
    const path = join(folder, name)
    await writeFile(path, line(31))
    if (old) await utimes(path, dayAgo, dayAgo)
    return path
  }
  const broken = async (old: boolean) => {
    const id = house.runtime.newId()
    const filePath = await place(`${id}.jsonl`, old)
    await addRun(house.runtime.db, { id, map: 'gone-map', fileName: '断.jsonl', filePath, dryRun: false, startedBy })
    await house.runtime.db.run(sql`
      update intake.import_run set state = 'failed', fault = ${INTERRUPTED}, started_at = to_timestamp(${dayAgo.getTime() / 1000}),
        ended_at = ${old ? sql`to_timestamp(${dayAgo.getTime() / 1000})` : sql`clock_timestamp()`} where id = ${id}`)
    return { id, filePath }
  }
  const [given, tried] = [await broken(true), await broken(false)]
  const waiting = house.runtime.newId()
  const waitingPath = await place(`${waiting}.jsonl`, true)
  await addRun(house.runtime.db, {
    id: waiting,
    map: 'messages',
    fileName: '等.jsonl',
    filePath: waitingPath,
    dryRun: false,
    startedBy,
  })
  const rejected = await ended((await send('退.jsonl', '{坏的')).id)
  const rejectedPath = join(folder, `${rejected.id}.jsonl.errors.jsonl`)
  await utimes(rejectedPath, dayAgo, dayAgo)
  const [strayOld, strayNew] = [await place('stray-old.jsonl', true), await place('stray-new.jsonl', false)]
  const partName = `yiwang-${'0'.repeat(18)}.part`
  const incoming = join(house.runtime.config.dataDir, 'files', 'incoming')
  await mkdir(incoming, { recursive: true })
  await writeFile(join(incoming, partName), 'half')
  await utimes(join(incoming, partName), dayAgo, dayAgo)

  await sweep()
  const kept = [given.filePath, tried.filePath, waitingPath, rejectedPath, strayOld, strayNew, join(incoming, partName)]
  assert.deepEqual(kept.map(existsSync), [false, true, true, true, false, true, false])
  const said = await walk.by(ACCOUNT, getImport, { id: given.id })
  assert.deepEqual([said.state, /重新上传/.test(said.fault ?? '')], ['failed', true])
  assert.equal((await walk.by(ACCOUNT, getImport, { id: tried.id })).fault, INTERRUPTED)
  assert.equal((await walk.by(ACCOUNT, getImport, { id: waiting })).state, 'waiting')
})
