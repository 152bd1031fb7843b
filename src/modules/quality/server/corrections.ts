import { fault } from '#core/fault.ts'
import { maskText } from '#core/text/mask-text.ts'
import { DAY_MS, dayOfDate, isInstantMs, localDate, toRfc3339 } from '#core/time/local.ts'
import { notify } from '#modules/notices/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import {
  answerCorrection,
  askCorrection,
  type CorrectionRow,
  checkCorrection,
  exportCorrections,
  listCorrections,
} from '../contract.ts'
import { CORRECTION_STATE_NAMES } from '../domain/names.ts'
import {
  addStep,
  type CorrectionQuery,
  holdCorrection,
  insertCorrection,
  listCorrectionRows,
  moveCorrection,
  type StoredCorrection,
} from './correction-store.ts'
import { entryOf } from './entries.ts'
import { qualityFaults } from './quality-faults.ts'
import { qualityRoom } from './quality-room.ts'

const PAGE = 50
const MOST_EXPORTED = 20_000
const LINK = '/c/quality/corrections'

export const listCorrectionsHandler = handle(listCorrections, async ({ cursor, limit = PAGE, ...filters }, call) => {
  const text = filters.text?.trim() || undefined
  const rows = await listCorrectionRows(call.db, {
    ...base(call),
    ...filters,
    text,
    before: readCursor(cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => correctionRow(row, call.nowMs)),
    next: rows.length > limit && last ? `${last.askedMs}_${last.id}` : null,
  }
})

const base = (call: Call): Pick<CorrectionQuery, 'scope' | 'today' | 'before' | 'limit'> => ({
  ...{ scope: call.scope(), today: localDate(call.nowMs), before: null, limit: 1 },
})

function readCursor(text: string | undefined): CorrectionQuery['before'] {
  if (text === undefined) return null
  const [at, id = ''] = text.split('_')
  if (/^[0-9a-f-]{36}$/.test(id) && isInstantMs(Number(at))) return { atMs: Number(at), id }
  throw fault('cursor', {
    status: 400,
    zh: '列表位置无效。请从第一页重新读取。',
    en: 'This place in the list is not valid. Read from the first page again.',
  })
}

function correctionRow({ askedMs: _at, askedBy: _by, steps, ...row }: StoredCorrection, nowMs: number): CorrectionRow {
  return {
    ...row,
    title: maskText(row.title),
    overdue: row.state === 'open' && row.due < localDate(nowMs),
    steps: steps.map(({ atMs, ...step }) => ({ ...step, at: toRfc3339(atMs) })),
  }
}

async function correctionOf(call: Call, id: string): Promise<StoredCorrection> {
  const [row] = await listCorrectionRows(call.db, { ...base(call), id })
  if (!row) throw qualityFaults.correctionNotFound()
  return row
}

const stepBy = ({ principal: { id: byId, name: byName }, nowMs }: Call) => ({ byId, byName, nowMs })

export const askCorrectionHandler = handle(askCorrection, async ({ id: entryId, task, due }, call) => {
  const entry = await entryOf(call, entryId)
  if (entry.planState !== 'reported') throw qualityFaults.noResults()
  const id = call.newId()
  const until = dueOf(call, due)
  const text = task.trim()
  if (
    !(await insertCorrection(call.db, {
      id,
      entryId,
      task: text,
      due: until,
      byId: call.principal.id,
      nowMs: call.nowMs,
    }))
  )
    throw qualityFaults.correctionTaken()
  await addStep(call.db, id, { kind: 'asked', text, ...stepBy(call) })
  call.note(id, { caseNo: entry.caseNo, unit: entry.unit, due: until })
  await tellUnit(call, entry.unit, { id, caseNo: entry.caseNo, due: until, text, time: 1 })
  return correctionRow(await correctionOf(call, id), call.nowMs)
})

function dueOf(call: Call, due: string | undefined): string {
  const { correctionDays } = call.runtime.use(qualityRoom).rules()
  if (due === undefined) return localDate(call.nowMs + correctionDays * DAY_MS)
  if (dayOfDate(due) === null || due < localDate(call.nowMs)) throw qualityFaults.badDue()
  return due
}

async function tellUnit(
  call: Call,
  unit: string,
  { id, caseNo, due, text, time }: { id: string; caseNo: string; due: string; text: string; time: number },
): Promise<void> {
  await call.runtime.use(notify).notify(call, {
    to: { posts: ['handlerLead', 'streetDispatcher'], unit },
    kind: 'general',
    title: { zh: `${caseNo} 质量抽查退回整改，${due} 前答复`, en: `${caseNo}: correction asked for, answer by ${due}` },
    text: { zh: text, en: text },
    link: LINK,
    dedupeKey: `quality.correction:${id}:${time}`,
  })
}

export const answerCorrectionHandler = handle(answerCorrection, async ({ id, answer }, call) => {
  await holdCorrection(call.db, id)
  const row = await correctionOf(call, id)
  const isOwn = call.principal.posts.some(
    (held) =>
      (row.unit === held.unit || row.unit.startsWith(`${held.unit}.`)) && held.permissions.has(answerCorrection.may),
  )
  if (!isOwn) throw qualityFaults.notYourUnit()
  if (row.state !== 'open') throw qualityFaults.correctionState()
  await addStep(call.db, id, { kind: 'answered', text: answer.trim(), ...stepBy(call) })
  await moveCorrection(call.db, id, 'answered', null)
  call.note(id, { caseNo: row.caseNo })
  await call.runtime.use(notify).notify(call, {
    to: { personIds: [row.askedBy] },
    kind: 'reply',
    title: { zh: `${row.caseNo} 的质量整改已答复`, en: `${row.caseNo}: the correction was answered` },
    text: { zh: answer, en: answer },
    link: LINK,
    dedupeKey: `quality.answer:${id}:${row.steps.length}`,
  })
  return correctionRow(await correctionOf(call, id), call.nowMs)
})

export const checkCorrectionHandler = handle(checkCorrection, async ({ id, accepted, text, due }, call) => {
  await holdCorrection(call.db, id)
  const row = await correctionOf(call, id)
  if (row.state !== 'answered') throw qualityFaults.correctionState()
  const until = accepted ? null : dueOf(call, due)
  await addStep(call.db, id, { kind: accepted ? 'accepted' : 'returned', text: text.trim(), ...stepBy(call) })
  await moveCorrection(call.db, id, accepted ? 'accepted' : 'open', until)
  call.note(id, { caseNo: row.caseNo, accepted })
  if (until !== null)
    await tellUnit(call, row.unit, {
      id,
      caseNo: row.caseNo,
      due: until,
      text: text.trim(),
      time: row.steps.length + 1,
    })
  return correctionRow(await correctionOf(call, id), call.nowMs)
})

const COLUMNS = [
  ['planNo', '抽查'],
  ['caseNo', '案件编号'],
  ['title', '标题'],
  ['unit', '责任单位'],
  ['task', '整改要求'],
  ['due', '期限'],
  ['state', '状态'],
  ['overdue', '超期'],
  ['last', '最近答复或复查'],
].map(([key, title]) => ({ key: key!, title: title! }))

export const exportCorrectionsHandler = handle(exportCorrections, async ({ state, format }, call) => {
  const rows = await listCorrectionRows(call.db, { ...base(call), state, limit: MOST_EXPORTED })
  const units = call.runtime.use(unitBook)
  const lines = rows.map((stored) => {
    const row = correctionRow(stored, call.nowMs)
    return {
      ...{ planNo: row.planNo, caseNo: row.caseNo, title: row.title, due: row.due },
      unit: units.find(row.unit)?.zh ?? row.unit,
      task: maskText(row.task),
      state: CORRECTION_STATE_NAMES[row.state].zh,
      overdue: row.overdue ? '是' : '否',
      last: maskText(row.steps.at(-1)?.text ?? ''),
    }
  })
  call.note('corrections', { format, rows: lines.length })
  return {
    name: `质量整改-${localDate(call.nowMs)}-${call.principal.account}.${format}`,
    mime: TABLE_MIME[format],
    stream: writeTable(lines, { format, columns: COLUMNS }),
  }
})
