import { fault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { safeName } from '#platform/files/safe-name.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import {
  type Analysis,
  exportAnalyses,
  listAnalyses,
  openAnalysis,
  removeAnalysis,
  saveAnalysis,
  shareAnalysis,
} from '../contract.ts'
import {
  addAnalysis,
  changeAnalysis,
  countOwned,
  findAnalyses,
  findAnalysis,
  noteUse,
  type StoredAnalysis,
  setRemoved,
  setShared,
} from './analysis-store.ts'

const MOST_OWNED = 200

export const listAnalysesHandler = handle(listAnalyses, async ({ text, sort }, call) => {
  const found = await findAnalyses(call.db, call.principal.id, { text: text?.trim() ?? '', sort: sort ?? 'uses' })
  return { items: found.map((one) => viewOf(one, call)) }
})

export const saveAnalysisHandler = handle(saveAnalysis, async ({ id, name, note, page, state }, call) => {
  const { id: byId, name: byName } = call.principal
  const written = { name: name.trim(), note: note?.trim() ?? '', page, state, byId, byName, atMs: call.nowMs }
  if (id !== undefined) {
    await ownAnalysis(call, id)
    await changeAnalysis(call.db, { id, ...written })
    call.note(id)
    return { id }
  }
  if ((await countOwned(call.db, byId)) >= MOST_OWNED)
    throw fault('analyses-too-many', {
      status: 422,
      zh: `每人最多存 ${MOST_OWNED} 个分析。请先移除不用的。`,
      en: `At most ${MOST_OWNED} analyses a person: remove some first.`,
    })
  const newId = call.newId()
  await addAnalysis(call.db, { id: newId, ...written })
  call.note(newId)
  return { id: newId }
})

export const shareAnalysisHandler = handle(shareAnalysis, async ({ id, shared }, call) => {
  await ownAnalysis(call, id)
  await setShared(call.db, id, shared)
  call.note(id, { shared })
  return { id }
})

export const removeAnalysisHandler = handle(removeAnalysis, async ({ id }, call) => {
  await ownAnalysis(call, id)
  await setRemoved(call.db, id, call.nowMs)
  call.note(id)
  return { id }
})

export const openAnalysisHandler = handle(openAnalysis, async ({ id }, call) => {
  const found = await readableAnalysis(call, id)
  await noteUse(call.db, id, call.principal.id, call.nowMs)
  call.note(id)
  return { href: hrefOf(found) }
})

export const exportAnalysesHandler = handle(exportAnalyses, async ({ format }, call): Promise<FileAnswer> => {
  const found = await findAnalyses(call.db, call.principal.id, { text: '', sort: 'uses' })
  const rows = found.map((one) => {
    const { name, note, owner, shared, uses, users, usedAt, changedAt, href } = viewOf(one, call)
    return { name, note, owner, shared: shared ? '共享' : '自用', uses, users, usedAt: usedAt ?? '', changedAt, href }
  })
  call.note('analyses', { format, rows: rows.length })
  const stamp = toRfc3339(call.nowMs).slice(0, 16).replaceAll(/[-:T]/g, '')
  const columns = [
    { key: 'name', title: '名称' },
    { key: 'note', title: '说明' },
    { key: 'owner', title: '作者' },
    { key: 'shared', title: '共享' },
    { key: 'uses', title: '使用次数' },
    { key: 'users', title: '使用人数' },
    { key: 'usedAt', title: '最近使用' },
    { key: 'changedAt', title: '最近修改' },
    { key: 'href', title: '地址' },
  ]
  const name = safeName(`分析清单-${stamp}-${call.principal.account}`, format)
  return { name, mime: TABLE_MIME[format], stream: writeTable(rows, { format, columns }) }
})

async function readableAnalysis(call: Call, id: string): Promise<StoredAnalysis> {
  const found = await findAnalysis(call.db, id)
  if (found && (found.shared || found.ownerId === call.principal.id)) return found
  throw fault('analysis-unknown', {
    status: 404,
    zh: '没有这个分析，或它没有共享给你。请在清单中另选。',
    en: 'There is no such analysis, or it is not shared with you. Choose another.',
  })
}

async function ownAnalysis(call: Call, id: string): Promise<StoredAnalysis> {
  const found = await readableAnalysis(call, id)
  if (found.ownerId === call.principal.id) return found
  throw fault('analysis-of-another', {
    status: 403,
    zh: `这个分析是${found.owner}的。请另存为自己的再改。`,
    en: `This analysis is ${found.owner}'s. Save it as your own, then change it.`,
  })
}

const hrefOf = ({ page, state }: StoredAnalysis) =>
  page === '/c/units' ? `${page}/${state}` : `${page}${state === '' ? '' : `?${state}`}`

function viewOf(stored: StoredAnalysis, call: Call): Analysis {
  const { id, name, note, shared, ownerId, owner, uses, users, usedMs, changedMs } = stored
  return {
    id,
    name,
    note,
    href: hrefOf(stored),
    shared,
    mine: ownerId === call.principal.id,
    owner,
    uses,
    users,
    usedAt: usedMs === null ? null : toRfc3339(usedMs),
    changedAt: toRfc3339(changedMs),
  }
}
