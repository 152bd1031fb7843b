import { execFileSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readTable } from '#platform/tables/read-table.ts'
import { zipBytes } from '#platform/tables/write/zip-bytes.ts'
import { writeTable } from '#platform/tables/write-table.ts'

/**
 * Time and extra memory of reading and writing 100,000 rows of twelve columns in each format, and of a workbook with
 * 100,000 different texts of 600 signs in its shared table. Each figure comes from a process of its own.
 */
const ROWS = 100_000
const COLUMNS = Array.from({ length: 12 }, (_, at) => ({ key: `c${at}`, title: `第${at + 1}列` }))

const [task, format, path] = process.argv.slice(2)
if (task === undefined) all()
else if (task === 'read') await readFile()
else if (task === 'write') await writeFile()
else await writeLongTexts()

function all(): void {
  const folder = mkdtempSync(join(tmpdir(), 'yiwang-bench-'))
  const results: unknown[] = []
  try {
    for (const kind of ['csv', 'jsonl', 'xlsx', 'long.xlsx']) {
      const file = join(folder, `table.${kind}`)
      results.push(inOwnProcess(kind === 'long.xlsx' ? 'long' : 'write', kind, file))
      results.push({ ...inOwnProcess('read', kind, file), fileMiB: mebibytes(statSync(file).size) })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  const machine = {
    node: process.version,
    cores: availableParallelism(),
    cpu: cpus()[0]?.model,
    memoryMiB: mebibytes(totalmem()),
  }
  console.log(JSON.stringify({ bench: 'tables', machine, results }, null, 2))
}

function inOwnProcess(...args: string[]): object {
  return JSON.parse(execFileSync(process.execPath, [import.meta.filename, ...args], { encoding: 'utf8' })) as object
}

async function readFile(): Promise<void> {
  await measured('read', async () => {
    let rows = 0
    for await (const row of readTable({ path: path ?? '' })) rows += row.fault ? 0 : 1
    return rows
  })
}

async function writeFile(): Promise<void> {
  await measured('write', async () => {
    const kind = format === 'csv' || format === 'jsonl' ? format : 'xlsx'
    await pipeline(writeTable(rowsOf(ROWS), { format: kind, columns: COLUMNS }), createWriteStream(path ?? ''))
    return ROWS
  })
}

function* rowsOf(count: number) {
  for (let n = 0; n < count; n += 1) {
    const row: Record<string, string | number> = {}
    for (let at = 0; at < 12; at += 1)
      row[`c${at}`] = at % 4 === 0 ? n * at : `汉口路${n}号门前井盖缺失，请尽快处理（${at}）`
    yield row
  }
}

async function writeLongTexts(): Promise<void> {
  await measured('write', async () => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const relation = (type: string, target: string) =>
      `<Relationship Id="${type}" Type="${office}/${type}" Target="${target}"/>`
    const parts = [
      {
        name: '_rels/.rels',
        content: [`<Relationships>${relation('officeDocument', 'xl/workbook.xml')}</Relationships>`],
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: [
          `<Relationships>${relation('worksheet', 'sheet.xml')}${relation('sharedStrings', 'strings.xml')}</Relationships>`,
        ],
      },
      {
        name: 'xl/workbook.xml',
        content: [`<workbook xmlns:r="${office}"><sheets><sheet name="a" r:id="worksheet"/></sheets></workbook>`],
      },
      { name: 'xl/strings.xml', content: longTexts() },
      { name: 'xl/sheet.xml', content: references() },
    ]
    await pipeline(Readable.from(zipBytes(parts)), createWriteStream(path ?? ''))
    return ROWS
  })
}

function* longTexts() {
  yield '<sst>'
  for (let n = 0; n <= ROWS; n += 1) yield `<si><t>${n} ${longText(n)}</t></si>`
  yield '</sst>'
}

/** Signs without a pattern that a zip could use: text of people doesn't shrink a hundred times either. */
function longText(seed: number): string {
  let text = ''
  let state = seed + 1
  for (let at = 0; at < 600; at += 1) {
    state = (state * 48_271) % 2_147_483_647
    text += String.fromCharCode(0x4e00 + (state % 3000))
  }
  return text
}

function* references() {
  yield '<worksheet><sheetData>'
  for (let n = 0; n <= ROWS; n += 1)
    yield `<row r="${n + 1}"><c r="A${n + 1}" t="s"><v>${(n * 7919) % ROWS}</v></c></row>`
  yield '</sheetData></worksheet>'
}

async function measured(what: string, work: () => Promise<number>): Promise<void> {
  const before = process.memoryUsage.rss()
  const startedMs = performance.now()
  const rows = await work()
  const seconds = Number(((performance.now() - startedMs) / 1000).toFixed(2))
  console.log(JSON.stringify({ what, format, rows, seconds, extraMiB: mebibytes(peakRss() - before) }))
}

/** The most that this process ever held; `maxRSS` would count the parent's too. */
function peakRss(): number {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))
  return Number(peak?.[1]) * 1024
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 1_048_576)
}
