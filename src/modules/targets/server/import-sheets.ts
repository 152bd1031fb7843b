import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fault, isFault } from '#core/fault.ts'
import { type ExactJson, parseExactJson } from '#core/number/parse-exact-json.ts'
import type { Call } from '#platform/call.ts'
import { readWorkbookCells } from '#platform/documents/read-workbook.ts'
import { FILE_KINDS, findFileKind } from '#platform/files/file-kind.ts'
import { registerFile } from '#platform/files/file-register.ts'
import { safeName } from '#platform/files/safe-name.ts'
import { type SpooledFile, spool } from '#platform/files/spool.ts'
import { handle } from '#platform/plug.ts'
import { importSheets, type SheetImportAnswer } from '../contract.ts'
import { readSetBook } from '../domain/form/read-set-book.ts'
import { type UnreadCell, unreadCells } from '../domain/form/unread-cells.ts'
import type { ReadBook } from '../domain/form/workbook-model.ts'
import { readSheetSet } from '../domain/read-sheet-set.ts'
import type { Scheme } from '../domain/scheme.ts'
import type { SheetSet } from '../domain/sheet.ts'
import { checkedSet } from './checked-set.ts'
import { saveImportedSet } from './imported-set-store.ts'
import { schemeBook } from './scheme-book.ts'
import { sheetForm } from './sheet-form.ts'

const MOST_BYTES = 16 * 1024 * 1024
const LIMITS = { maxBytes: 128 * 1024 * 1024, maxSheets: 320, maxCells: 500_000 }
const MOST_UNREAD = 100
const MOST_SHEETS = 300
const MOST_INDICATORS = 1000
const DEEPEST = 30

/** Sheets from a file: looked at first, kept as printed if wanted, and never mixed with our own. */
export const importSheetsHandler = handle(importSheets, async ({ dryRun, scheme: wanted }, call) => {
  if (!call.file)
    throw fault('file-missing', { status: 400, zh: '没有收到文件。请选择文件后再导入。', en: 'No file was received.' })
  const spooled = await spool(call.file.stream as AsyncIterable<Uint8Array>, { maxBytes: MOST_BYTES })
  try {
    const { set, origin, book } = await readFileOf(spooled)
    mustBeKeepable(set)
    const scheme = schemeFor(call, set, wanted)
    const unread = book ? unreadCells(book, set, scheme, await sheetForm(call.runtime, scheme.key)) : []
    const answer = answerOf(set, scheme, origin, unread)
    if (dryRun === 'true') return answer
    const id = await keep(call, spooled, { set, origin, scheme: scheme.key })
    return { ...answer, dryRun: false, id }
  } finally {
    await spooled.remove()
  }
})

async function readFileOf(
  file: SpooledFile,
): Promise<{ set: SheetSet; origin: 'json' | 'xlsx'; book: ReadBook | null }> {
  const kind = await findFileKind(file.path)
  if (kind === 'xlsx') {
    const book = { sheets: await readWorkbookCells(file.path, LIMITS) }
    return { set: readSetBook(book), origin: 'xlsx', book }
  }
  if (kind !== null) throw wrongKind()
  return { set: readSheetSet(await jsonOf(file.path)), origin: 'json', book: null }
}

async function jsonOf(path: string): Promise<ExactJson> {
  const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '')
  if (!/^\s*[{[]/.test(text)) throw wrongKind()
  try {
    return parseExactJson(text)
  } catch (error) {
    if (isFault(error)) throw error
    throw fault('sheet-file', {
      status: 422,
      zh: `这个 JSON 文件不完整或格式有误（${(error as Error).message.slice(0, 120)}）。请重新生成后再导入。`,
      en: `The JSON file is not complete or not well formed (${(error as Error).message.slice(0, 120)}).`,
    })
  }
}

/** What no list could show and no form could hold. */
function mustBeKeepable(set: SheetSet): void {
  const { year, sheets } = set
  if (year < 1990 || year > 2100)
    throw unfit(
      `年度 ${year} 不在 1990—2100 之间。请改正文件里的年度后再导入。`,
      `The year ${year} is not between 1990 and 2100.`,
    )
  if (sheets.length === 0) throw unfit('文件里没有自评表。请选择含有自评表的文件。', 'The file holds no sheet.')
  if (sheets.length > MOST_SHEETS)
    throw unfit(
      `文件里有 ${sheets.length} 张自评表，一次最多 ${MOST_SHEETS} 张。请分成几个文件。`,
      `At most ${MOST_SHEETS} sheets at once. Split the file.`,
    )
  const long = sheets.find(({ indicators }) => indicators.length > MOST_INDICATORS)
  if (long)
    throw unfit(
      `“${long.name ?? long.id}”有 ${long.indicators.length} 个指标，一张表最多 ${MOST_INDICATORS} 个。请核对文件。`,
      `A sheet has more than ${MOST_INDICATORS} indicators.`,
    )
  const deep = sheets.find(({ more }) => isDeeper(more, DEEPEST))
  if (deep)
    throw unfit(
      `“${deep.name ?? deep.id}”的附加内容嵌套超过 ${DEEPEST} 层。请核对文件。`,
      `What a sheet holds beside its form is nested more than ${DEEPEST} deep.`,
    )
}

const isDeeper = (value: unknown, levels: number): boolean =>
  value !== null &&
  typeof value === 'object' &&
  (levels === 0 || Object.values(value).some((one) => isDeeper(one, levels - 1)))

const unfit = (zh: string, en: string) => fault('sheet-file', { status: 422, zh, en })

function schemeFor({ runtime }: Call, set: SheetSet, wanted: string | undefined): Scheme {
  const book = runtime.use(schemeBook)
  if (wanted === undefined) return book.find(set.districtKey) ?? book.usual()
  const scheme = book.find(wanted)
  if (scheme) return scheme
  throw fault('no-scheme', {
    status: 422,
    zh: `没有评分办法“${wanted}”，可选：${book
      .all()
      .map(({ key, zh }) => `${zh}（${key}）`)
      .join('、')}。`,
    en: `There is no scheme ${wanted}. Choose one of ${book
      .all()
      .map(({ key }) => key)
      .join(', ')}.`,
  })
}

function answerOf(
  set: SheetSet,
  scheme: Scheme,
  origin: 'json' | 'xlsx',
  unread: readonly UnreadCell[],
): SheetImportAnswer {
  return {
    dryRun: true,
    id: null,
    origin,
    district: set.district,
    unit: set.unit,
    year: set.year,
    moneyUnit: set.moneyUnit,
    scheme: scheme.key,
    ...checkedSet(set, scheme),
    unread: unread.slice(0, MOST_UNREAD).map(({ sheet, cell, text }) => ({ sheet, cell, text: text.slice(0, 200) })),
    unreadCount: unread.length,
  }
}

/** The set, and the file itself beside it: what was sent can be looked up. */
async function keep(call: Call, file: SpooledFile, { set, origin, scheme }: Pick<Kept, 'set' | 'origin' | 'scheme'>) {
  const name = safeName(call.file?.name ?? '', origin)
  const mime = origin === 'xlsx' ? FILE_KINDS.xlsx.mime : 'application/json'
  const stored = await call.runtime.files.put(createReadStream(file.path), { name, mime })
  const fileId = call.newId()
  await registerFile(call.db, {
    id: fileId,
    storeId: stored.id,
    thumbnailId: null,
    meta: stored.meta,
    uploadedBy: call.principal.id,
  })
  const id = call.newId()
  const by = { id: call.principal.id, name: call.principal.name, nowMs: call.nowMs }
  await saveImportedSet(call.db, { id, name, origin, scheme, fileId, set }, by)
  call.note(id, { year: set.year, sheets: set.sheets.length })
  return id
}

type Kept = Parameters<typeof saveImportedSet>[1]

const wrongKind = () =>
  fault('sheet-file', {
    status: 415,
    zh: '这里只接受本系统导出的 XLSX，或按自评表数据格式写的 JSON。请换一个文件。',
    en: 'Only XLSX files exported here and JSON files in the format of the sheets are taken.',
  })
