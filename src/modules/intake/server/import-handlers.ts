import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Fault, fault, isFault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle, job } from '#platform/plug.ts'
import {
  getImport,
  getImportErrors,
  type ImportCounts,
  type ImportRun,
  listImportMaps,
  listImports,
  startImport,
} from '../contract.ts'
import { getImportMap, listMaps } from './import-maps.ts'
import { addRun, changeRun, findRun, forgetFilesOf, listRuns, oldFilesOf, type StoredRun } from './import-store.ts'
import { importsFolder } from './imports-folder.ts'
import { runImport } from './run-import.ts'

const JOB = 'intake.runImport'
const PROGRESS_MS = 500
const KEPT_DAYS = 30
const DAY_MS = 86_400_000

export const startImportHandler = handle(startImport, async (input, call) => {
  const map = await getImportMap(call.runtime.config, input.map)
  const { file } = call
  if (!file)
    throw fault('file-missing', { status: 400, zh: '没有收到文件。请选择文件后再导入。', en: 'No file was received.' })
  const extension = extname(file.name).toLowerCase()
  if (!['.xlsx', '.csv', '.jsonl'].includes(extension))
    throw fault('file-kind', {
      status: 415,
      zh: '只能导入 XLSX、CSV 或 JSONL 文件。请另存为其中一种。',
      en: 'Only XLSX, CSV and JSONL files can be imported.',
    })
  const id = call.newId()
  const folder = importsFolder(call.runtime.config)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const filePath = join(folder, `${id}${extension}`)
  await pipeline(file.stream, createWriteStream(filePath, { mode: 0o600 }))
  const run = await addRun(call.db, {
    id,
    map: map.name,
    fileName: basename(file.name).slice(0, 200),
    filePath,
    dryRun: input.dryRun === 'true',
    startedBy: call.principal.id,
  })
  call.note(id, { map: map.name, dryRun: run.dryRun })
  call.afterCommit(() => call.runtime.queueJob(JOB, { id }, { key: id }))
  return runView(call, run)
})

/** Runs an import that was queued; its progress can be read while it runs. Run again it finds most rows known. */
export const importJob = job(JOB, async (payload, call) => {
  const { id } = payload as { id: string }
  const run = await findRun(call.db, id)
  if (!run || run.state === 'done') return
  try {
    await changeRun(call.db, id, { state: 'running', fault: null })
    await changeRun(call.db, id, { ...(await importOf(call, run)), state: 'done' })
  } catch (error) {
    await changeRun(call.db, id, { state: 'failed', fault: isFault(error) ? saidIn(error) : INTERRUPTED })
    if (!isFault(error)) throw error
  }
  // The file may hold names and phones in clear: what it brought is stored, and what it could not bring is not kept here.
  await rm(run.filePath, { force: true })
})

export const INTERRUPTED = '导入中断，系统稍后会自动接着导入，已导入的不会重复。'

function saidIn({ text }: Fault): string {
  return `${text.zh}${text.wayOut?.zh ?? ''}`
}

async function importOf(call: Call, run: StoredRun): Promise<ImportCounts & { errorsPath: string | null }> {
  let toldMs = 0
  const { errorsFile, ...counts } = await runImport(call, {
    source: { path: run.filePath },
    map: await getImportMap(call.runtime.config, run.map),
    dryRun: run.dryRun,
    errorsPath: `${run.filePath}.errors${extname(run.filePath) === '.jsonl' ? '.jsonl' : '.csv'}`,
    onProgress: async (counts) => {
      if (performance.now() - toldMs < PROGRESS_MS) return
      toldMs = performance.now()
      await changeRun(call.db, run.id, counts)
    },
  })
  return { ...counts, errorsPath: errorsFile }
}

/** Rejected rows hold names and phones in clear, and are kept only as long as somebody may still correct them. */
export const clearImportsJob = job(
  'intake.clearImports',
  async (_payload, call) => {
    for (const { id, paths } of await oldFilesOf(call.db, call.nowMs - KEPT_DAYS * DAY_MS)) {
      for (const path of paths) await rm(path, { force: true })
      await forgetFilesOf(call.db, id)
    }
  },
  '25 3 * * *',
)

export const listImportMapsHandler = handle(listImportMaps, async (_input, call) => ({
  items: (await listMaps(call.runtime.config)).map(({ name, zh, en }) => ({ name, zh, en })),
}))

export const listImportsHandler = handle(listImports, async (_input, call) => ({
  items: (await listRuns(call.db)).map((run) => runView(call, run)),
}))

export const getImportHandler = handle(getImport, async (input, call) => runView(call, await getRun(call, input.id)))

export const getImportErrorsHandler = handle(getImportErrors, async (input, call) => {
  const run = await getRun(call, input.id)
  if (!run.errorsPath)
    throw fault('no-errors-file', { status: 404, zh: '这次导入没有被拒绝的行。', en: 'This import rejected no rows.' })
  const extension = extname(run.errorsPath)
  return {
    name: `未导入-${run.fileName}${extension}`,
    mime: extension === '.jsonl' ? 'application/x-ndjson; charset=utf-8' : 'text/csv; charset=utf-8',
    stream: createReadStream(run.errorsPath),
  }
})

async function getRun(call: Call, id: string): Promise<StoredRun> {
  const run = await findRun(call.db, id)
  if (!run)
    throw fault('import-not-found', {
      status: 404,
      zh: '没有这次导入。请从导入记录中选择。',
      en: 'There is no such import.',
    })
  return run
}

function runView(call: Call, run: StoredRun): ImportRun {
  const { filePath: _filePath, errorsPath, startedMs, endedMs, startedBy, ...rest } = run
  return {
    ...rest,
    hasErrorsFile: errorsPath !== null,
    startedBy: call.runtime.use(personBook).find(startedBy)?.name ?? startedBy,
    startedAt: toRfc3339(startedMs),
    endedAt: endedMs === null ? null : toRfc3339(endedMs),
  }
}
