import { fault } from '#core/fault.ts'
import { handle } from '#platform/plug.ts'
import { startImport } from '../contract.ts'
import { countUnfinished, insertImport } from './import-store.ts'
import { FILE_KEY } from './secrets.ts'
import { dropWaiting, keepWaiting, waitingPath } from './waiting-file.ts'

const MOST_BYTES = 256 * 1024 * 1024
const MOST_UNFINISHED = 3
export const RUN_IMPORT = 'community.runImport'

export const startImportHandler = handle(startImport, async ({ kind, dryRun }, call) => {
  const { runtime, file } = call
  if (!file)
    throw fault('file-missing', {
      status: 400,
      zh: '没有收到文件。请选择文件后再提交。',
      en: 'No file was received. Choose one and submit again.',
    })
  if ((await countUnfinished(call.db, call.principal.id)) >= MOST_UNFINISHED)
    throw fault('import-busy', {
      status: 422,
      zh: `您已有 ${MOST_UNFINISHED} 个文件在导入。请等其中一个完成后再传。`,
      en: `${MOST_UNFINISHED} of your files are on their way in. Wait until one is done.`,
    })
  const id = call.newId()
  const path = waitingPath(runtime.config.dataDir, id)
  const scope = call.scope()
  const kept = await keepWaiting(path, file.stream as AsyncIterable<Uint8Array>, MOST_BYTES)
  try {
    await insertImport(call.db, {
      id,
      kind,
      fileName: file.name.slice(0, 200),
      bytes: kept.bytes,
      keySealed: runtime.secrets.seal(kept.key, FILE_KEY).cipher,
      dryRun: dryRun === 'true',
      areas: scope.all ? null : [...scope.areas],
      byId: call.principal.id,
      byName: call.principal.name,
      createdMs: call.nowMs,
    })
  } catch (error) {
    await dropWaiting(path)
    throw error
  }
  call.note(id, { kind, bytes: kept.bytes, dryRun: dryRun === 'true' })
  call.afterCommit(() => runtime.queueJob(RUN_IMPORT, { id }, { key: `${RUN_IMPORT}:${id}` }))
  return { id }
})
