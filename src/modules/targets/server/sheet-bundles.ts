import { fault, isFault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { printPdfs } from '#platform/documents/print-pdf.ts'
import { safeName } from '#platform/files/safe-name.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle, job } from '#platform/plug.ts'
import { type ZipPart, zipBytes } from '#platform/tables/write/zip-bytes.ts'
import { downloadSheetBundle, getSheetBundle, printYearSheets, type SheetBundle } from '../contract.ts'
import { formGrid } from '../domain/form/form-grid.ts'
import { sheetNames } from '../domain/form/sheet-names.ts'
import { summaryGrid } from '../domain/form/summary-grid.ts'
import { withNotes } from '../domain/form/with-notes.ts'
import {
  addBundle,
  clearBundles,
  countOpenBundles,
  findBundle,
  type StoredBundle,
  saveDone,
  saveFailed,
  saveProgress,
} from './bundle-store.ts'
import { pageOf, printedOf, titleOf } from './export-sheets.ts'
import { type LoadedSheet, loadSheets } from './load-sheets.ts'
import { sheetForm } from './sheet-form.ts'
import { sheetSetOf } from './sheet-set-of.ts'
import { listSheetRows } from './sheet-store.ts'
import { sheetsInReach } from './sheets-in-reach.ts'

const PRINT = 'targets.printSheets'
const MOST_OPEN = 3
const DAY_MS = 86_400_000
const KEPT_MS = 7 * DAY_MS

export const printYearSheetsHandler = handle(printYearSheets, async ({ year, unit }, call) => {
  const rows = await sheetsInReach(call, year, unit)
  if ((await countOpenBundles(call.db, call.principal.id, call.nowMs - DAY_MS)) >= MOST_OPEN)
    throw fault('too-many-prints', {
      status: 429,
      zh: `你已有 ${MOST_OPEN} 份打印在进行。请等其中一份完成后再打印。`,
      en: `${MOST_OPEN} of your prints are under way. Wait for one of them.`,
    })
  const id = call.newId()
  await addBundle(call.db, {
    id,
    year,
    planIds: rows.map((row) => row.id),
    byId: call.principal.id,
    atMs: call.nowMs,
  })
  call.note(id)
  call.afterCommit(() => call.runtime.queueJob(PRINT, { id }, { key: `${PRINT}:${id}` }))
  return bundleView((await findBundle(call.db, id))!)
})

export const getSheetBundleHandler = handle(getSheetBundle, async ({ id }, call) =>
  bundleView(await ownBundle(call, id)),
)

export const downloadSheetBundleHandler = handle(downloadSheetBundle, async ({ id }, call): Promise<FileAnswer> => {
  const { storeId } = await ownBundle(call, id)
  if (storeId === null)
    throw fault('bundle-not-ready', {
      status: 409,
      zh: '这份打印还没有完成。请稍候再下载。',
      en: 'This print is not ready yet. Download it later.',
    })
  const { stream, meta } = await call.runtime.files.get(storeId)
  return { name: meta.name, mime: meta.mime, stream }
})

async function ownBundle(call: Call, id: string): Promise<StoredBundle> {
  const found = await findBundle(call.db, id)
  if (found?.byId === call.principal.id) return found
  throw fault('no-bundle', {
    status: 404,
    zh: '没有这份打印，或已过保留期（7天）。请重新打印。',
    en: 'There is no such print, or its seven days are over. Print again.',
  })
}

const bundleView = ({ id, year, state, done, planIds, bytes, fault: why, atMs }: StoredBundle): SheetBundle => ({
  id,
  year,
  state,
  done,
  total: planIds.length,
  bytes,
  fault: why,
  at: toRfc3339(atMs),
})

/** Prints what was asked for; run again, it prints it again. */
async function printBundle(payload: unknown, call: Call): Promise<void> {
  const { id } = payload as { id: string }
  const bundle = await findBundle(call.db, id)
  if (!bundle || bundle.state === 'done') return
  const rows = await listSheetRows(call.db, bundle.year, call.scope())
  const loaded = await loadSheets(
    call,
    bundle.year,
    rows.filter((row) => bundle.planIds.includes(row.id)),
  )
  try {
    if (loaded.length === 0) throw nothingLeft()
    const { set } = await sheetSetOf(call, loaded)
    const name = safeName(`${set.year}年度${set.unit}绩效自评表`, 'zip')
    const stored = await call.runtime.files.put(zipBytes(partsOf(call, bundle, loaded)), {
      name,
      mime: 'application/zip',
    })
    await saveDone(call.db, id, stored.id, stored.meta.bytes)
  } catch (error) {
    const words = isFault(error) ? error.text.zh : '抱歉，打印中断了。请重新打印。'
    await saveFailed(call.db, id, words)
    if (!isFault(error)) throw error
  }
}

async function* partsOf(call: Call, bundle: StoredBundle, loaded: readonly LoadedSheet[]): AsyncGenerator<ZipPart> {
  const { set, scheme } = await sheetSetOf(call, loaded)
  const names = sheetNames(
    loaded.map(({ facts }) => facts.about.name),
    ['汇总表'],
  )
  const pages = async function* () {
    yield pageOf('汇总表', summaryGrid(set, scheme, await sheetForm(call.runtime, scheme.key)))
    for (const one of loaded) {
      const { set: own, scheme: ownScheme, note } = await printedOf(call, one)
      const form = await sheetForm(call.runtime, ownScheme.key)
      yield pageOf(titleOf(own.sheets[0]!), withNotes(formGrid(own.sheets[0]!, ownScheme, form, own), [note]))
    }
  }
  let at = 0
  for await (const pdf of printPdfs(pages())) {
    yield { name: at === 0 ? '00 汇总表.pdf' : `${String(at).padStart(2, '0')} ${names[at - 1]}.pdf`, content: [pdf] }
    await saveProgress(call.db, bundle.id, at)
    at += 1
  }
}

async function clearOld(_payload: unknown, call: Call): Promise<void> {
  for (const storeId of await clearBundles(call.db, call.nowMs - KEPT_MS)) await call.runtime.files.remove(storeId)
}

const nothingLeft = () =>
  fault('no-sheets', {
    status: 404,
    zh: '要打印的自评表已不存在。请刷新列表后重新打印。',
    en: 'The sheets to print are gone. Refresh the list and print again.',
  })

export const bundleJobs = [job(PRINT, printBundle), job('targets.clearPrints', clearOld, '40 3 * * *')]
