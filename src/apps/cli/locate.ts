import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { fault } from '#core/fault.ts'
import { convertDatum, type Datum } from '#core/place/datum.ts'
import { indexPolygons } from '#platform/space/polygon-index.ts'
import { type LayerShape, readPolygonLayer } from '#platform/space/read-polygon-layer.ts'
import { readTable } from '#platform/tables/read-table.ts'
import type { Cell } from '#platform/tables/table.ts'
import { writeTable } from '#platform/tables/write-table.ts'
import { readableFile, UsageError } from './words-of.ts'

const DATUMS: Readonly<Record<string, Datum>> = {
  cgcs2000: 'CGCS2000',
  wgs84: 'WGS-84',
  gcj02: 'GCJ-02',
  bd09: 'BD-09',
}
/** Read and written row by row, so only the patience of the caller is a limit. */
const MOST = { maxRows: 1_000_000_000, maxBytes: 1_099_511_627_776 }
const ADDED = ['layer', 'name', 'code']
/** What the columns of coordinates are called in files of others. */
const CALLED: Readonly<Record<'lon' | 'lat', readonly string[]>> = {
  lon: ['lon', 'lng', 'longitude', '经度'],
  lat: ['lat', 'latitude', '纬度'],
}

/** Adds to each point the area that holds it; of several, the one of the layer named first. Needs neither server nor database. */
export async function locate(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: {
      layer: { type: 'string', multiple: true, default: [] },
      points: { type: 'string' },
      datum: { type: 'string', default: 'cgcs2000' },
      format: { type: 'string', default: 'csv' },
    },
  })
  const files = values.layer.flatMap((text) => text.split(',')).filter((text) => text !== '')
  if (files.length === 0 || !values.points) throw new UsageError('请写明 --layer 图层文件 和 --points 点文件。')
  const datum = DATUMS[values.datum.toLowerCase().replace(/[-_]/g, '')]
  if (!datum) throw new UsageError(`--datum 只有 ${Object.keys(DATUMS).join('、')}。`)
  const { format } = values
  if (format !== 'csv' && format !== 'jsonl') throw new UsageError('--format 只有 csv 和 jsonl。')
  const shapes = await readLayers(files)
  const points = await readableFile(values.points)
  const index = indexPolygons(shapes.map(({ geometry }) => geometry))
  let bad = 0
  const tell = (line: number, why: string) => {
    bad++
    console.error(`第 ${line} 行：${why}`)
  }
  const located = (async function* () {
    let columns: PointColumns | null = null
    for await (const { line, values: cells, fault: why } of readTable({ path: points }, MOST)) {
      if (why !== undefined) {
        tell(line, why)
        continue
      }
      columns ??= columnsOf(Object.keys(cells))
      const at = pointOf(cells[columns.lon], cells[columns.lat])
      if (!at) tell(line, 'lon、lat 应为度数，如 116.397, 39.908。该行不填区域。')
      const shape = at ? areaAt(shapes, index.holding(convertDatum(at, datum, 'CGCS2000'))) : null
      yield {
        ...asNumbers(columns.kept(cells)),
        layer: shape?.layer ?? null,
        name: shape?.name ?? null,
        code: shape?.code ?? null,
      }
    }
  })()
  const first = await located.next()
  const columns = first.done ? ADDED : Object.keys(first.value)
  const all = (async function* () {
    if (!first.done) yield first.value
    yield* located
  })()
  const out = writeTable(all, { format, columns: columns.map((key) => ({ key })) })
  let isFirst = true
  for await (const chunk of out) {
    // The mark with which Excel knows UTF-8 would stick to the first column's name in a pipe.
    const isTaken = process.stdout.write(isFirst ? `${chunk}`.replace(/^\uFEFF/, '') : chunk)
    isFirst = false
    // Whoever reads slower than this writes would have it all in memory.
    if (!isTaken) await once(process.stdout, 'drain')
  }
  return bad > 0 ? 3 : 0
}

async function readLayers(files: readonly string[]): Promise<LayerShape[]> {
  const shapes: LayerShape[] = []
  for (const file of files) {
    const layer = await readPolygonLayer(await readableFile(file))
    shapes.push(...layer.shapes)
    if (layer.skipped > 0) console.error(`${file}：${layer.skipped} 个要素不是面，未使用。`)
  }
  return shapes
}

/** Of several areas the one of the layer named first; on a border the smaller code (domain §2). */
function areaAt(shapes: readonly LayerShape[], found: readonly number[]): LayerShape | null {
  const all = found.map((at) => shapes[at]!)
  const inFirst = all.filter(({ layer }) => layer === all[0]?.layer)
  return inFirst.reduce<LayerShape | null>((best, one) => (best && !isSmaller(one.code, best.code) ? best : one), null)
}

function isSmaller(code: string, than: string): boolean {
  return code.length === than.length ? code < than : code.length < than.length
}

interface PointColumns {
  lon: string
  lat: string
  /** The cells under titles that do not collide with what is added. */
  kept(cells: Readonly<Record<string, Cell>>): Record<string, Cell>
}

function columnsOf(titles: readonly string[]): PointColumns {
  const find = (needed: 'lon' | 'lat') => {
    const found =
      titles.find((title) => title === needed) ??
      titles.find((title) => CALLED[needed].includes(title.trim().toLowerCase()))
    if (found !== undefined) return found
    throw fault('points-file', {
      status: 422,
      zh: `点文件没有 ${needed} 列。第一行应有列名 lon 和 lat。`,
      en: `The file of points has no column ${needed}. Its first line must name lon and lat.`,
    })
  }
  const renamed = new Map<string, string>()
  for (const title of titles.filter((one) => ADDED.includes(one))) {
    let own = `input_${title}`
    while (titles.includes(own)) own = `input_${own}`
    renamed.set(title, own)
    console.error(`点文件已有 ${title} 列，改名为 ${own} 保留。`)
  }
  return {
    lon: find('lon'),
    lat: find('lat'),
    kept: (cells) =>
      Object.fromEntries(Object.entries(cells).map(([title, cell]) => [renamed.get(title) ?? title, cell])),
  }
}

/** Plain numbers stay numbers, so that a spreadsheet's guard against formulas leaves -1.5 alone; 07 stays a text. */
const asNumbers = (cells: Readonly<Record<string, Cell>>): Record<string, Cell> =>
  Object.fromEntries(
    Object.entries(cells).map(([title, cell]) => [title, `${Number(cell)}` === cell ? Number(cell) : cell]),
  )

function pointOf(...pair: [lon: Cell | undefined, lat: Cell | undefined]): [number, number] | null {
  const [lon, lat] = pair.map((cell) => (typeof cell === 'string' && cell.trim() === '' ? null : cell))
  if (lon === null || lon === undefined || lat === null || lat === undefined) return null
  const [x, y] = [Number(lon), Number(lat)]
  return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? [x, y] : null
}
