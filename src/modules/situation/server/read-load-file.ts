import { createReadStream } from 'node:fs'
import { isFault } from '#core/fault.ts'
import { FeatureStreamFault, streamFeatures } from '#platform/space/feature-stream.ts'
import { readTable } from '#platform/tables/read-table.ts'
import type { Cell } from '#platform/tables/table.ts'
import { MOST_FEATURES } from '../domain/load/limits.ts'
import type { FaultCode, LoadFault } from '../domain/load/load-fault.ts'
import type { RawFeature } from '../domain/load/read-feature.ts'
import { BrokenText, strictText } from './strict-text.ts'

/** A file that cannot be read any further; what is wrong with single features is found later. */
export class LoadFileFault extends Error {
  readonly said: LoadFault

  constructor(code: FaultCode, said: { zh: string; en: string }, at: { line?: number; feature?: number } = {}) {
    super(said.en)
    this.said = { code, zh: said.zh, en: said.en, line: at.line ?? null, feature: at.feature ?? null }
  }
}

export interface LoadFile {
  path: string
  name: string
  encoding: 'UTF-8' | 'GB18030' | null
  lonField: string | null
  latField: string | null
}

const BLOCK_BYTES = 256 * 1024

/** Features of a GeoJSON, CSV or XLSX file one after the other; `told` hears how many bytes have been read. */
export async function* readLoadFile(file: LoadFile, told: (bytes: number) => void): AsyncGenerator<RawFeature> {
  const head = await firstBytes(file.path)
  const kind = kindOf(head, file.name)
  if (kind === 'geojson') yield* fromGeojson(file, told)
  else if (kind === 'table') yield* fromTable(file, told)
  else throw new LoadFileFault('format', kind)
}

async function firstBytes(path: string): Promise<Buffer> {
  const blocks: Buffer[] = []
  for await (const block of createReadStream(path, { end: 511 })) blocks.push(block as Buffer)
  return Buffer.concat(blocks)
}

function kindOf(head: Buffer, name: string): 'geojson' | 'table' | { zh: string; en: string } {
  const text = head
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart()
  if (text === '') return { zh: '文件是空的', en: 'the file is empty' }
  if (text.startsWith('{') || text.startsWith('[')) return 'geojson'
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04' && !/\.xlsx$/i.test(name))
    return { zh: '这是压缩包或其他格式', en: 'this is an archive or another format' }
  if (head.readUInt32BE(0) === 0x0000270a) return { zh: '这是 Shapefile', en: 'this is a shapefile' }
  if (text.startsWith('<')) return { zh: '这是 KML、GML 或网页', en: 'this is KML, GML or a web page' }
  if (/\.(geo)?json$/i.test(name)) return { zh: '内容不是 GeoJSON', en: 'the content is no GeoJSON' }
  return 'table'
}

async function* fromGeojson(file: LoadFile, told: (bytes: number) => void): AsyncGenerator<RawFeature> {
  const place = { no: 1, line: 1 }
  const named = file.encoding === 'GB18030' ? 'gb18030' : 'utf-8'
  try {
    for await (const { no, line, feature } of streamFeatures(strictText(counted(file.path, told), named), place)) {
      checkCount(no)
      const { id, geometry, properties } = (feature ?? {}) as Record<string, unknown>
      yield { no, line, id, geometry, properties }
    }
  } catch (error) {
    if (error instanceof BrokenText) throw brokenText(error, place)
    if (error instanceof FeatureStreamFault) throw streamFault(error)
    throw error
  }
}

function brokenText({ readsAsGb }: BrokenText, { no, line }: { no: number; line: number }): LoadFileFault {
  const like = readsAsGb ? { zh: '，像是 GB18030（GBK）', en: '; it looks like GB18030 (GBK)' } : { zh: '', en: '' }
  return new LoadFileFault(
    'encoding',
    { zh: `编码与所选不符${like.zh}`, en: `the text is not in the chosen encoding${like.en}` },
    { line, feature: no },
  )
}

function streamFault({ reason, no, line, detail }: FeatureStreamFault): LoadFileFault {
  const at = { line, feature: no }
  switch (reason) {
    case 'truncated':
      return new LoadFileFault('truncated', { zh: '文件在这里中断，没有写完', en: 'the file breaks off here' }, at)
    case 'syntax':
      return new LoadFileFault('syntax', { zh: `不是有效的 JSON（${detail}）`, en: `is no valid JSON (${detail})` }, at)
    case 'too-long':
      return new LoadFileFault(
        'syntax',
        { zh: '一个要素过长，或引号没有闭合', en: 'a feature is too long, or a quote is missing' },
        at,
      )
    case 'crs':
      return new LoadFileFault('projected', {
        zh: `文件写明坐标参考系是 ${detail}，不是经纬度`,
        en: `the file says its reference system is ${detail}, not degrees`,
      })
    case 'no-collection':
      return new LoadFileFault('format', {
        zh: '内容不是 GeoJSON 的要素集合（FeatureCollection）',
        en: 'the content is no GeoJSON FeatureCollection',
      })
  }
}

const LON_NAMES = ['经度', 'lon', 'lng', 'longitude', 'x', 'LON', 'LNG', 'X', 'Longitude']
const LAT_NAMES = ['纬度', 'lat', 'latitude', 'y', 'LAT', 'Y', 'Latitude']

async function* fromTable(file: LoadFile, told: (bytes: number) => void): AsyncGenerator<RawFeature> {
  let no = 0
  let columns: { lon: string; lat: string } | null = null
  const source = /\.xlsx$/i.test(file.name)
    ? { path: file.path }
    : { stream: asTable(counted(file.path, told), file.encoding), name: file.name }
  try {
    for await (const row of readTable(source, { maxRows: MOST_FEATURES + 1 })) {
      no += 1
      checkCount(no)
      if (row.fault !== undefined)
        throw new LoadFileFault('row', { zh: row.fault, en: 'the row cannot be read' }, { line: row.line, feature: no })
      columns ??= columnsOf(Object.keys(row.values), file)
      const { [columns.lon]: lon = null, [columns.lat]: lat = null, ...properties } = row.values
      const coordinates = [degreesOf(lon), degreesOf(lat)]
      const geometry = lon === null && lat === null ? null : { type: 'Point', coordinates }
      yield { no, line: row.line, id: undefined, geometry, properties }
    }
  } catch (error) {
    if (!isFault(error)) throw error
    const code = error.code === 'table-too-many-rows' ? 'too-many-features' : 'format'
    throw new LoadFileFault(code, { zh: error.text.zh.replace(/。$/, ''), en: error.text.en })
  }
}

/** A named encoding is turned into UTF-8; without a name the reader of tables finds out by itself. */
async function* asTable(bytes: AsyncIterable<Uint8Array>, encoding: LoadFile['encoding']): AsyncGenerator<Uint8Array> {
  if (encoding !== 'GB18030') return yield* bytes
  const decoder = new TextDecoder('gb18030')
  for await (const block of bytes) yield Buffer.from(decoder.decode(block, { stream: true }))
  yield Buffer.from(decoder.decode())
}

function columnsOf(titles: readonly string[], file: LoadFile): { lon: string; lat: string } {
  const lon = [file.lonField, ...LON_NAMES].find((name) => name !== null && titles.includes(name))
  const lat = [file.latField, ...LAT_NAMES].find((name) => name !== null && titles.includes(name))
  if (lon && lat) return { lon, lat }
  const seen = titles.slice(0, 12).join('、')
  throw new LoadFileFault('columns', {
    zh: `找不到经度列或纬度列（现有列：${seen}）`,
    en: `no columns of longitude and latitude (there are: ${seen})`,
  })
}

/** Text of a cell as the number it is; anything else stays as it is and is refused as a position. */
function degreesOf(cell: Cell): unknown {
  if (typeof cell !== 'string') return cell
  return /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?$/.test(cell.trim()) ? Number(cell) : cell
}

function checkCount(no: number): void {
  if (no > MOST_FEATURES)
    throw new LoadFileFault('too-many-features', {
      zh: `要素超过 ${MOST_FEATURES.toLocaleString('en-US')} 个`,
      en: `there are more than ${MOST_FEATURES.toLocaleString('en-US')} features`,
    })
}

async function* counted(path: string, told: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const block of createReadStream(path, { highWaterMark: BLOCK_BYTES })) {
    told((block as Buffer).length)
    yield block as Buffer
  }
}
