import { toRfc3339 } from '#core/time/local.ts'
import { handle, job } from '#platform/plug.ts'
import { archiveHistory, listHistoryFiles, verifyHistoryFiles } from '../contract.ts'
import { historyBefore } from '../domain/months.ts'
import { archiveCases, sweepFiles } from './archive-cases.ts'
import { listedFiles } from './file-store.ts'
import { historyRoom } from './history-room.ts'
import { verifyFiles } from './verify-files.ts'

export const listHistoryFilesHandler = handle(listHistoryFiles, async (_input, call) => {
  const files = await listedFiles(call.db)
  const sum = (pick: 'rows' | 'bytes') => files.reduce((all, file) => all + file[pick], 0)
  return {
    items: files.map(({ writtenMs, ...file }) => ({ ...file, writtenAt: toRfc3339(writtenMs) })),
    rows: sum('rows'),
    bytes: sum('bytes'),
    afterYears: await call.runtime.use(historyRoom).archiveAfterYears(),
  }
})

export const archiveHistoryHandler = handle(archiveHistory, async ({ afterYears }, call) => {
  const { engine, folder, archiveAfterYears } = call.runtime.use(historyRoom)
  const years = afterYears ?? (await archiveAfterYears())
  const done = await archiveCases(call.runtime, engine, folder, historyBefore(call.nowMs, years))
  call.note('history', { years, months: done.months, rows: done.rows })
  return done
})

export const verifyHistoryFilesHandler = handle(verifyHistoryFiles, async (_input, call) => {
  const { engine, folder } = call.runtime.use(historyRoom)
  const items = await verifyFiles(call.runtime, engine, folder)
  const faults = items.filter(({ finding }) => finding !== 'sound').length
  call.note('history', { files: items.length, faults })
  return { items, faults }
})

/** Once a night, after facts have been drawn again: what has become old enough, and files that nobody reads any more. */
export const archiveNightly = job(
  'history.archiveNightly',
  async (_payload, call) => {
    const { engine, folder, archiveAfterYears } = call.runtime.use(historyRoom)
    const beforeMs = historyBefore(call.nowMs, await archiveAfterYears())
    const { months, rows } = await archiveCases(call.runtime, engine, folder, beforeMs)
    const removed = await sweepFiles(call.runtime, folder)
    if (months + removed > 0) call.runtime.log.info({ months, rows, removed }, 'history kept')
  },
  '10 4 * * *',
)
