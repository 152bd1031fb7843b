import { fault } from '#core/fault.ts'
import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { countUnread, type InboxLine, listBundle, listInbox, readAll, setRead } from '../contract.ts'
import { bundleTitle } from '../domain/warning-text.ts'
import { badCursor, readCursor, writeCursor } from './cursor.ts'
import {
  countUnreadOf,
  listNotices,
  listParts,
  markAllRead,
  markRead,
  type StoredNotice,
  tellReader,
} from './notice-store.ts'

const PAGE = 50
const MOST_COUNTED = 1000

const BUNDLE_TEXT = {
  zh: '短时间内到期较多，合并为一条。打开查看每一项。',
  en: 'Many fell due within minutes and stand together here. Open to see each.',
}

export const listInboxHandler = handle(listInbox, async (input, call) => {
  const limit = input.limit ?? PAGE
  const rows = await listNotices(call.db, {
    personId: call.principal.id,
    unread: input.unread ?? false,
    kind: input.kind ?? null,
    caseId: input.caseId ?? null,
    before: readCursor(input.cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(lineOf), next: rows.length > limit && last ? writeCursor(last) : null }
})

function lineOf(row: StoredNotice): InboxLine {
  const isBundle = row.titleZh === ''
  const title = isBundle ? bundleTitle(row.count, row.level) : { zh: row.titleZh, en: row.titleEn }
  const { id, kind, level, link, caseId, count } = row
  return {
    id,
    kind,
    level,
    ...title,
    textZh: isBundle ? BUNDLE_TEXT.zh : row.textZh,
    textEn: isBundle ? BUNDLE_TEXT.en : row.textEn,
    link,
    caseId,
    count,
    at: toRfc3339(row.atMs),
    readAt: row.readMs === null ? null : toRfc3339(row.readMs),
  }
}

export const countUnreadHandler = handle(countUnread, async (_input, call) => {
  const { unread, overdue } = await countUnreadOf(call.db, call.principal.id, MOST_COUNTED + 1)
  return {
    unread: Math.min(unread, MOST_COUNTED),
    overdue: Math.min(overdue, MOST_COUNTED),
    capped: unread > MOST_COUNTED,
    asOf: toRfc3339(call.nowMs),
  }
})

export const listBundleHandler = handle(listBundle, async ({ id, limit = PAGE, cursor }, call) => {
  const before = cursor === undefined ? null : Number(cursor)
  if (before !== null && !Number.isSafeInteger(before)) throw badCursor()
  const rows = await listParts(call.db, { personId: call.principal.id, id, before, limit: limit + 1 })
  if (rows === null)
    throw fault('notice-not-found', {
      status: 404,
      zh: '没有找到这条消息，可能已过保存期。请刷新收件箱。',
      en: 'There is no such notice in your inbox; it may have been cleared.',
    })
  const shown = rows.slice(0, limit)
  return {
    items: shown.map(({ no, caseId, level, titleZh, titleEn, atMs }) => ({
      id: String(no),
      caseId,
      level,
      zh: titleZh,
      en: titleEn,
      link: `/c/cases/${caseId}`,
      at: toRfc3339(atMs),
    })),
    next: rows.length > limit ? String(shown.at(-1)?.no) : null,
  }
})

export const setReadHandler = handle(setRead, async ({ ids, read }, call) =>
  changed(call, await markRead(call.db, call.principal.id, ids, read ? call.nowMs : null)),
)

export const readAllHandler = handle(readAll, async ({ kind, until }, call) =>
  changed(
    call,
    await markAllRead(call.db, call.principal.id, {
      kind: kind ?? null,
      untilMs: parseRfc3339(until) ?? call.nowMs,
      readMs: call.nowMs,
    }),
  ),
)

/** The person's other windows show the new count too. */
async function changed(call: Call, count: number): Promise<{ changed: number }> {
  if (count > 0) await tellReader(call.db, call.principal.id)
  return { changed: count }
}
