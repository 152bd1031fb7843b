import { buffer } from 'node:stream/consumers'
import { dayOfDate, localDay, toRfc3339 } from '#core/time/local.ts'
import { calendarBook } from '#modules/clocks/contract.ts'
import type { Call } from '#platform/call.ts'
import { FILE_KINDS } from '#platform/files/file-kind.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { findSetting } from '#platform/settings/setting-store.ts'
import { type BulletinRow, getBulletin, getBulletinFile, getBulletinYear, listBulletins } from '../contract.ts'
import { bulletinHtml } from '../domain/bulletin-html.ts'
import { momentMs } from '../domain/due.ts'
import { periodsOfYear } from '../domain/period.ts'
import {
  type Edition,
  type EditionHead,
  editionsOfYear,
  findEdition,
  findSignature,
  keepDraftFiles,
  listEditions,
} from './bulletin-store.ts'
import { bulletinFaults } from './faults.ts'
import { fileName, makeFiles, storeFiles } from './make-files.ts'
import { BULLETINS_SINCE } from './produce-due.ts'
import { screenCss } from './screen-css.ts'
import { wordsOf } from './sign-bulletin.ts'
import { isSigned } from './signing.ts'
import { templateRoom } from './template-room.ts'

const PAGE = 50
const seesDrafts = (call: Call) => call.may('bulletins:produce') || call.may('bulletins:sign')

export const listBulletinsHandler = handle(listBulletins, async (input, call) => {
  const limit = input.limit ?? PAGE
  const [day = '', id = ''] = (input.cursor ?? '').split('~')
  const before = dayOfDate(day) !== null && /^[0-9a-f-]{36}$/.test(id) ? { day, id } : null
  const rows = await listEditions(call.db, {
    kind: input.kind ?? null,
    state: input.state ?? null,
    text: input.text?.trim() || null,
    drafts: seesDrafts(call),
    before,
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => rowOf(row, call.nowMs)),
    next: rows.length > limit && last ? `${last.toDay}~${last.id}` : null,
  }
})

export const getBulletinHandler = handle(getBulletin, async ({ id }, call) => {
  const edition = await editionOf(call, id)
  const { document, version, reason, correctsId, correctedById } = edition
  const template = call.runtime.use(templateRoom).find(edition.template)?.template
  const signature = await findSignature(call.db, id)
  const isSigner = template?.to.signers.some((post) => call.principal.posts.some((held) => held.post === post)) ?? false
  return {
    ...rowOf(edition, call.nowMs),
    version,
    html: bulletinHtml(document, '', screenCss),
    words: wordsOf(document).map(({ id: block, hint, text }) => ({ id: block, hint, text })),
    sources: document.sources,
    files: ['pdf', 'docx', ...(template?.workbook ? ['xlsx'] : []), 'json'],
    signature: signature && { valid: isSigned(signature, document, await storedPdf(call, edition)), ...signature },
    maySign: edition.state === 'draft' && isSigner && call.may('bulletins:sign'),
    reason,
    correctsId,
    correctedById,
  }
})

export const getBulletinFileHandler = handle(getBulletinFile, async ({ id, format }, call): Promise<FileAnswer> => {
  const edition = await editionOf(call, id)
  const { document } = edition
  const name = fileName(document, format)
  if (format === 'json')
    return { name, mime: 'application/json; charset=utf-8', stream: Buffer.from(JSON.stringify(document, null, 1)) }
  const files = edition.files[format] ? edition.files : await makeDraftFiles(call, edition)
  const stored = files[format]
  if (!stored) throw bulletinFaults.noFile(format)
  const { stream } = await call.runtime.files.get(stored)
  return { name, mime: FILE_KINDS[format].mime, stream }
})

/** Made when first asked for, and again when its words have changed. */
async function makeDraftFiles(call: Call, { id, state, version, document, template }: Edition) {
  if (state === 'signed') return {}
  const hasWorkbook = call.runtime.use(templateRoom).find(template)?.template.workbook === true
  const files = await storeFiles(call.runtime.files, document, await makeFiles(document, hasWorkbook))
  await keepDraftFiles(call.db, id, version, files)
  return files
}

export const getBulletinYearHandler = handle(getBulletinYear, async ({ year }, call) => {
  const found = new Map((await editionsOfYear(call.db, year)).map((one) => [`${one.template} ${one.key}`, one]))
  const calendar = call.runtime.use(calendarBook).calendar()
  const since = dayOfDate((await findSetting<{ day: string }>(call.db, BULLETINS_SINCE))?.day ?? '') ?? 0
  const templates = call.runtime
    .use(templateRoom)
    .all()
    .filter(({ template }) => template.kind !== 'special')
    .map(({ template: { id, zh, cycle, make } }) => {
      const periods = periodsOfYear(cycle, year).map((period) => {
        const edition = found.get(`${id} ${period.key}`)
        const isDue = period.to < localDay(call.nowMs) && momentMs(period, make, calendar) <= call.nowMs
        return {
          key: period.key,
          state:
            edition?.state ??
            (isDue ? (period.to < since ? ('before' as const) : ('missing' as const)) : ('ahead' as const)),
          id: edition?.id ?? null,
          number: edition?.number ?? null,
        }
      })
      return { id, zh, cycle, periods }
    })
  return { templates }
})

async function editionOf(call: Call, id: string): Promise<Edition> {
  const edition = await findEdition(call.db, id)
  if (!edition || (edition.state === 'draft' && !seesDrafts(call))) throw bulletinFaults.unknown()
  return edition
}

async function storedPdf(call: Call, { files }: Edition): Promise<Buffer> {
  // A file that is gone is no signed file.
  if (!files.pdf) return Buffer.alloc(0)
  const found = await call.runtime.files.get(files.pdf).catch(() => null)
  return found ? buffer(found.stream) : Buffer.alloc(0)
}

export function rowOf(row: EditionHead, nowMs: number): BulletinRow {
  const { id, template, kind, cycle, periodKey, number, title, state, signedBy, signedMs, corrects, correctedBy } = row
  return {
    id,
    template,
    kind,
    cycle,
    period: periodKey,
    number,
    title,
    state,
    madeAt: toRfc3339(row.madeMs),
    dueAt: toRfc3339(row.dueMs),
    late: state === 'draft' && row.dueMs < nowMs,
    signedBy,
    signedAt: signedMs === null ? null : toRfc3339(signedMs),
    corrects,
    correctedBy,
  }
}
