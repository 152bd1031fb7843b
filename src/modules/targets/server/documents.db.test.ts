import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { parseExactJson } from '#core/number/parse-exact-json.ts'
import type { Input, Output } from '#core/operation.ts'
import { readWorkbookCells } from '#platform/documents/read-workbook.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { newId } from '#platform/ids.ts'
import {
  downloadSheetBundle,
  exportImportedSheets,
  exportSheet,
  exportYearSheets,
  getImportedSet,
  getSheetBundle,
  importSheets,
  listImportedSets,
  listSheets,
  printYearSheets,
} from '../contract.ts'
import { plainTree } from '../domain/exact-tree.ts'
import { readSetBook } from '../domain/form/read-set-book.ts'
import { readSheetSet } from '../domain/read-sheet-set.ts'
import { findImportedSet } from './imported-set-store.ts'

let house: TestHouse
let walk: Walk
let folder: string
const OFFICER = 'performanceOfficer1'
const NOW_MS = Date.parse('2026-02-02T09:30:00+08:00')
const TESTING = new URL('../testing/', import.meta.url)
const LIMITS = { maxBytes: 64 * 1024 * 1024, maxSheets: 400, maxCells: 400_000 }

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-documents-'))
  house = await testHouse({ seed: 'demo', background: 'all', nowMs: () => NOW_MS })
  walk = openWalk(house)
})
after(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

async function bytesOf({ stream }: FileAnswer): Promise<Buffer> {
  if (Buffer.isBuffer(stream)) return stream
  if (typeof stream === 'function') return stream()
  return Buffer.concat(await stream.toArray())
}

async function bookOf(bytes: Buffer) {
  const path = join(folder, `${newId()}.xlsx`)
  await writeFile(path, bytes)
  return { sheets: await readWorkbookCells(path, LIMITS) }
}

async function send(bytes: Buffer, name: string, input: Input<typeof importSheets> = {}, account = OFFICER) {
  return (await house.runtime.perform({
    operation: importSheets,
    input,
    principal: await walk.person(account),
    command: { id: newId(), bodyHash: '', expectedVersion: null },
    file: { name, stream: Readable.from([bytes]) },
  })) as Output<typeof importSheets>
}

/** Everything that the streams of a PDF or the parts of a zip say. */
function unpacked(bytes: Buffer): string {
  const texts = [bytes.toString('latin1')]
  if (bytes.toString('latin1', 0, 2) !== 'PK') return texts.join('')
  for (let at = 0; at >= 0 && at < bytes.length; ) {
    if (bytes.readUInt32LE(at) !== 0x04034b50) break
    const [size, name, extra] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)]
    const from = at + 30 + name + extra
    const part = bytes.subarray(from, from + size)
    texts.push(
      bytes.readUInt16LE(at + 8) === 8 && size > 0 ? inflateRawSync(part).toString('utf8') : part.toString('utf8'),
    )
    at = from + size
  }
  return texts.join('\n')
}

const firstSheet = async () => (await walk.by(OFFICER, listSheets, {})).items.find((item) => item.kind === 'project')!

test('一张表导出 XLSX：数不走样，读回来就是这张表', async () => {
  const row = await firstSheet()
  const answer = (await walk.by(OFFICER, exportSheet, { id: row.id, format: 'xlsx' })) as FileAnswer
  assert.match(answer.name, new RegExp(`${row.name}.*自评表\\.xlsx$`))
  const { sheets, unit, districtKey } = readSetBook(await bookOf(await bytesOf(answer)))
  assert.deepEqual([unit, districtKey, sheets.length, sheets[0]!.name], ['区城市运行管理中心', row.scheme, 1, row.name])
  assert.deepEqual(plainTree(sheets[0]!.budget!.executed), { exact: row.executed })
})

test('一张表导出 DOCX：A4、宋体、固定列宽；未签发的写明未签发', async () => {
  const row = await firstSheet()
  const answer = (await walk.by(OFFICER, exportSheet, { id: row.id, format: 'docx' })) as FileAnswer
  const text = unpacked(await bytesOf(answer))
  for (const part of [
    row.name,
    'w:eastAsia="宋体"',
    'w:eastAsia="方正小标宋简体"',
    '<w:tblLayout w:type="fixed"/>',
    'w:w="11906"',
  ])
    assert.ok(text.includes(part), part)
  assert.equal(text.includes('本表尚未签发'), row.state !== 'signed')
})

test('已签发的表印着版本和校验值；没有的版本说没有', async () => {
  const { items } = await walk.by(OFFICER, listSheets, {})
  const signed = items.find(({ state }) => state === 'signed')!
  const text = async (input: { edition?: number }) => {
    const answer = await walk.by(OFFICER, exportSheet, { id: signed.id, format: 'docx', ...input })
    return unpacked(await bytesOf(answer as FileAnswer))
  }
  const [now, then] = [await text({}), await text({ edition: 1 })]
  for (const one of [now, then]) {
    assert.match(one, /第1版，.{2,4}签发。留存版本校验值（SM3）：[0-9a-f]{64}/)
    assert.ok(!one.includes('尚未签发'))
  }
  await assert.rejects(text({ edition: 99 }), /edition/)
})

test('一张表导出 PDF：字体只含用到的字，且都嵌入', async () => {
  const row = await firstSheet()
  const answer = (await walk.by(OFFICER, exportSheet, { id: row.id, format: 'pdf' })) as FileAnswer
  const text = (await bytesOf(answer)).toString('latin1')
  assert.match(text, /^%PDF-1\./)
  const fonts = [...text.matchAll(/\/FontName\s*\/(\S+)/g)].map(([, name]) => name!)
  assert.ok(fonts.length > 0)
  assert.ok(
    fonts.every((name) => /^[A-Z]{6}\+NotoSerifSC/.test(name)),
    fonts.join(' '),
  )
  assert.equal(text.match(/\/FontFile2/g)?.length, fonts.length)
  assert.ok(!text.includes('/Type3'))
})

test('全年工作簿：汇总表、每张表、附表', async () => {
  const { year, items } = await walk.by(OFFICER, listSheets, {})
  const answer = (await walk.by(OFFICER, exportYearSheets, { year, unit: items[0]!.unit })) as FileAnswer
  const book = await bookOf(await bytesOf(answer))
  const own = items.filter((item) => item.unit === items[0]!.unit)
  assert.deepEqual(
    [book.sheets.length, book.sheets[0]!.name, book.sheets.at(-1)!.name],
    [own.length + 2, '汇总表', '附表'],
  )
  assert.deepEqual(
    readSetBook(book).sheets.map(({ id }) => id),
    own.map(({ id }) => id),
  )
})

test('全年打印在后台进行，得到每张表一个 PDF 的 ZIP，只有本人能取', async () => {
  const { year, items } = await walk.by(OFFICER, listSheets, {})
  const started = await walk.by(OFFICER, printYearSheets, { year, unit: items[0]!.unit })
  assert.deepEqual([started.state, started.done], ['waiting', 0])
  let bundle = started
  while (bundle.state === 'waiting' || bundle.state === 'printing') {
    await new Promise((resolve) => setTimeout(resolve, 250))
    bundle = await walk.by(OFFICER, getSheetBundle, { id: started.id })
  }
  assert.deepEqual([bundle.state, bundle.fault, bundle.done], ['done', null, started.total])
  const answer = (await walk.by(OFFICER, downloadSheetBundle, { id: started.id })) as FileAnswer
  const zip = await bytesOf(answer)
  assert.equal(zip.length, bundle.bytes)
  assert.equal(zip.toString('latin1').split('PK\u0001\u0002').length, started.total + 2)
  assert.match(zip.toString('utf8'), /00 汇总表\.pdf/)
  await assert.rejects(walk.by('performanceOfficer2', getSheetBundle, { id: started.id }), /no-bundle/)
})

test('导入 JSON：先试看，不留痕；再保存；导出后再导入还是同一套', async () => {
  const file = await readFile(new URL('linjiang-wuhan.json', TESTING))
  const tried = await send(file, '临江区自评表.json', { dryRun: 'true' })
  assert.deepEqual([tried.dryRun, tried.id, tried.origin, tried.scheme], [true, null, 'json', 'dongxihu'])
  assert.deepEqual(
    tried.sheets.map(({ name, indicators, total }) => [name, indicators, total]),
    [
      ['信息化运维', 8, '97.32'],
      ['编外辅助用工', 5, '98.16'],
      ['临江区城市运行管理中心', 10, '97.59'],
    ],
  )
  assert.equal(tried.findings.error, tried.first.filter(({ severity }) => severity === 'error').length)
  const saved = await send(file, '临江区自评表.json')
  assert.deepEqual({ ...saved, dryRun: true, id: null }, tried)
  const kept = await findImportedSet(house.runtime.db, saved.id!)
  assert.deepEqual(plainTree(kept!.set), plainTree(readSheetSet(parseExactJson(file.toString()))))

  const seen = await walk.by('auditor1', getImportedSet, { id: saved.id! })
  assert.deepEqual([seen.sheets, seen.findings], [saved.sheets, saved.findings])
  assert.deepEqual([seen.row.name, seen.row.sheetCount, seen.row.origin], ['临江区自评表.json', 3, 'json'])

  const exported = (await walk.by(OFFICER, exportImportedSheets, { id: saved.id! })) as FileAnswer
  const again = await send(await bytesOf(exported), '导出.xlsx')
  assert.deepEqual([again.origin, again.unreadCount], ['xlsx', 0])
  assert.deepEqual(plainTree((await findImportedSet(house.runtime.db, again.id!))!.set), plainTree(kept!.set))
})

test('导入的自评表列在一处，新的在前，逐页往后', async () => {
  const { items, next } = await walk.by(OFFICER, listImportedSets, { limit: 1 })
  const all = await walk.by(OFFICER, listImportedSets, {})
  assert.ok(next !== null && all.items.length >= 2 && all.next === null)
  const rest = await walk.by(OFFICER, listImportedSets, { cursor: next })
  assert.deepEqual([...items, ...rest.items], all.items)
  await assert.rejects(walk.by(OFFICER, getImportedSet, { id: newId() }), /imported-set-not-found/)
})

test('读不了的文件说明原因和出路，什么也不留下', async () => {
  const said = async (bytes: Buffer, name: string) => {
    try {
      await send(bytes, name)
    } catch (error) {
      assert.ok(isFault(error), String(error))
      return error.text.zh
    }
    throw new Error(`${name} was taken`)
  }
  assert.match(await said(Buffer.from('项目,金额\n'), '表.csv'), /只接受本系统导出的 XLSX/)
  assert.match(await said(Buffer.from('{"district":"临江区"'), '断.json'), /不完整或格式有误/)
  assert.match(await said(Buffer.from('{"district":"临江区","year":2025}'), '缺.json'), /\$\.districtKey 缺少/)
  const set = JSON.parse(await readFile(new URL('linjiang-national.json', TESTING), 'utf8'))
  assert.match(await said(Buffer.from(JSON.stringify({ ...set, year: 1900 })), '旧.json'), /不在 1990—2100 之间/)
  assert.match(await said(Buffer.from(JSON.stringify({ ...set, projects: [] })), '空.json'), /没有自评表/)
  const many = Array.from({ length: 301 }, (_, at) => ({ ...set.projects[0], id: `p${at}` }))
  assert.match(
    await said(Buffer.from(JSON.stringify({ ...set, projects: many })), '多.json'),
    /301 张自评表，一次最多 300 张/,
  )
  const deep = `{"beside":${'['.repeat(2000)}${']'.repeat(2000)},`
  const nested = JSON.stringify({ ...set, projects: [set.projects[0]] }).replace('"projects":[{', `"projects":[${deep}`)
  assert.match(await said(Buffer.from(nested), '深.json'), /嵌套超过 30 层|不完整或格式有误/)
})

test('不能填报的岗位不能导入', async () => {
  await assert.rejects(send(Buffer.from('{}'), 'x.json', {}, 'performanceReviewer1'), /not-permitted|permission/)
})
