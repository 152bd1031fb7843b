import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { caseExport } from '#modules/cases/contract.ts'
import {
  type Basis,
  type IndicatorBook,
  type IndicatorsFile,
  openIndicatorBook,
  openReckoning,
  readPeriod,
  rowText,
  SCOPES,
  type ScopeKind,
} from '#modules/indicators/contract.ts'
import { ROOT } from '../discover.ts'
import { dataFolders } from './data-folders.ts'
import { openHouse } from './open-house.ts'
import { progressLine } from './progress-line.ts'
import { readableFile, UsageError } from './words-of.ts'

type Line = object
type Take = (line: Line) => void

/** A case with a long life is some hundred kilobytes. */
const LONGEST_LINE = 16 * 1024 * 1024

/** Computes all indicators of a period, from the cases kept here or from an export made elsewhere. */
export async function indicators(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: {
      period: { type: 'string' },
      by: { type: 'string', default: 'district' },
      'as-of': { type: 'string' },
      basis: { type: 'string' },
      imported: { type: 'string', default: 'exclude' },
      input: { type: 'string' },
      output: { type: 'string' },
    },
  })
  const { period: periodText, by, basis, imported, input, output } = values
  if (!periodText || !output) throw new UsageError('请写明 --period 期间 和 --output 文件。')
  if (!SCOPES.includes(by as ScopeKind)) throw new UsageError(`--by 只有 ${SCOPES.join('、')}。`)
  if (basis !== undefined && basis !== 'raw' && basis !== 'adjusted')
    throw new UsageError('--basis 只有 raw 和 adjusted。')
  if (imported !== 'exclude' && imported !== 'include' && imported !== 'only')
    throw new UsageError('--imported 只有 include、only 和 exclude。')
  const period = readPeriod(periodText)
  const asOfMs = values['as-of'] === undefined ? period.toMs : Date.parse(values['as-of'])
  if (Number.isNaN(asOfMs)) throw new UsageError('--as-of 应为时刻，如 2025-04-08T00:00:00+08:00。')
  const book = await loadBook()
  const reckoning = openReckoning(book, {
    period,
    by: by as ScopeKind,
    asOfMs,
    imported,
    ...(basis ? { bases: [basis as Basis] } : {}),
  })
  const bad = input
    ? await fromFile(await readableFile(input), reckoning.add)
    : await fromHouse(reckoning.add, Math.max(period.toMs, asOfMs))
  const file = createWriteStream(resolve(output))
  for (const row of reckoning.rows()) if (!file.write(`${rowText(row)}\n`)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
  return bad > 0 ? 3 : 0
}

/** A district's own indicators replace those that every district starts from. */
async function loadBook(): Promise<IndicatorBook> {
  for (const folder of dataFolders()) {
    const text = await readFile(join(ROOT, 'districts', folder, 'indicators.json'), 'utf8').catch(() => null)
    if (text !== null) return openIndicatorBook(JSON.parse(text) as IndicatorsFile)
  }
  throw new Error('districts/_defaults/indicators.json is missing')
}

/** Lines that are no case are told on stderr and left out; answers how many. */
async function fromFile(path: string, take: Take): Promise<number> {
  const show = progressLine(null)
  let [read, bad] = [0, 0]
  for await (const text of createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    read++
    if (text.trim() === '') continue
    try {
      if (text.length > LONGEST_LINE) throw new RangeError(`一行超过 ${LONGEST_LINE} 个字符`)
      take(JSON.parse(text) as Line)
    } catch (error) {
      bad++
      console.error(`第 ${read} 行不是案件导出的一行：${(error as Error).message}`)
    }
    if (read % 1000 === 0) show(read)
  }
  return bad
}

async function fromHouse(take: Take, toMs: number): Promise<number> {
  const house = await openHouse({ needsDistrict: true, say: (text) => console.error(text) })
  const show = progressLine(null)
  try {
    let read = 0
    for await (const line of house.runtime.use(caseExport).lines({ fromMs: 0, toMs })) {
      take(line)
      read++
      if (read % 1000 === 0) show(read)
    }
    return 0
  } finally {
    await house.close()
  }
}
