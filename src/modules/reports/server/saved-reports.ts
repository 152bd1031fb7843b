import { type Fault, fault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import {
  getSavedReport,
  listReportVersions,
  listSavedReports,
  removeReport,
  runSaved,
  type SavedReport,
  saveReport,
  shareReport,
} from '../contract.ts'
import { prepareQuery, runQuery } from './run-query.ts'
import {
  addReport,
  changeReport,
  countOwned,
  findReport,
  listReports,
  noteUse,
  type StoredReport,
  setRemoved,
  setShared,
  topicsWith,
  versionsOf,
} from './saved-store.ts'

const MOST_OWNED = 300

export const listSavedReportsHandler = handle(listSavedReports, async ({ text }, call) => ({
  items: (await listReports(call.db, call.principal.id, text?.trim() ?? '')).map((row) => viewOf(row, call)),
}))

export const getSavedReportHandler = handle(getSavedReport, async ({ id }, call) =>
  viewOf(await readableReport(call, id), call),
)

export const runSavedHandler = handle(runSaved, async ({ id, period }, call) => {
  const { query } = await readableReport(call, id)
  const result = await runQuery(call, prepareQuery(call, period ? { ...query, period } : query))
  await noteUse(call.runtime.db, id, call.nowMs)
  return result
})

export const saveReportHandler = handle(saveReport, async ({ id, name, note, query }, call) => {
  prepareQuery(call, query)
  const { id: byId, name: byName } = call.principal
  const written = { name: name.trim(), note: note?.trim() ?? '', query, byId, byName, atMs: call.nowMs }
  if (id === undefined) {
    if ((await countOwned(call.db, byId)) >= MOST_OWNED)
      throw fault('reports-too-many', {
        status: 422,
        zh: `每人最多存 ${MOST_OWNED} 张报表。请先移除不用的。`,
        en: `At most ${MOST_OWNED} reports a person: remove some first.`,
      })
    const newId = call.newId()
    await addReport(call.db, { id: newId, ...written })
    call.note(newId)
    return { id: newId, version: 1 }
  }
  const stored = await ownReport(call, id)
  const version = await changeReport(call.db, { id, ...written }, call.command.expectedVersion ?? stored.version)
  if (version === null) throw stale()
  call.note(id)
  return { id, version }
})

export const shareReportHandler = handle(shareReport, async ({ id, shared }, call) => {
  const { version } = await ownReport(call, id)
  if (!shared) await mustBeFree(call, id)
  await setShared(call.db, id, shared)
  call.note(id, { shared })
  return { id, version }
})

export const removeReportHandler = handle(removeReport, async ({ id }, call) => {
  await ownReport(call, id)
  await mustBeFree(call, id)
  await setRemoved(call.db, id, call.nowMs)
  call.note(id)
  return { id }
})

export const listReportVersionsHandler = handle(listReportVersions, async ({ id }, call) => {
  await readableReport(call, id)
  const items = await versionsOf(call.db, id)
  return { items: items.map(({ atMs, ...version }) => ({ ...version, at: toRfc3339(atMs) })) }
})

/** One's own, or one that was shared; whose rows it counts is decided when it is run. */
export async function readableReport(call: Call, id: string): Promise<StoredReport> {
  const found = await findReport(call.db, id)
  if (found && (found.shared || found.ownerId === call.principal.id)) return found
  throw fault('report-unknown', {
    status: 404,
    zh: '没有这张报表，或它没有共享给你。请在已存报表中另选。',
    en: 'There is no such report, or it is not shared with you. Choose another.',
  })
}

async function ownReport(call: Call, id: string): Promise<StoredReport> {
  const found = await readableReport(call, id)
  if (found.ownerId === call.principal.id) return found
  throw fault('report-of-another', {
    status: 403,
    zh: `这张报表是${found.owner}的。请另存为自己的再改。`,
    en: `This report is ${found.owner}'s. Save it as your own, then change it.`,
  })
}

async function mustBeFree(call: Call, id: string): Promise<void> {
  const topics = await topicsWith(call.db, id)
  if (topics.length > 0)
    throw fault('report-on-topic', {
      status: 422,
      zh: `专题“${topics.join('”“')}”正在用这张报表。请先从专题中取下。`,
      en: `The topic ${topics.join(', ')} shows this report: take it off there first.`,
    })
}

const stale = (): Fault =>
  fault('stale-version', {
    status: 409,
    zh: '报表已在别处改过。请重新打开，再存你的改动。',
    en: 'The report was changed meanwhile. Open it again, then save your change.',
  })

function viewOf({ ownerId, changedMs, usedMs, ...row }: StoredReport, call: Call): SavedReport {
  return {
    ...row,
    mine: ownerId === call.principal.id,
    usedAt: usedMs === null ? null : toRfc3339(usedMs),
    changedAt: toRfc3339(changedMs),
  }
}
