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
const ADDED = ['layer', 'name', 'code']

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
  const datum = DATUMS[values.datum.toLowerCase()]
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
    for await (const { line, values: cells, fault: why } of readTable({ path: points })) {
      if (why !== undefined) {
        tell(line, why)
        continue
      }
      const at = pointOf(cells)
      if (!at) tell(line, 'lon、lat 应为度数，如 116.397, 39.908。该行不填区域。')
      const [found] = at ? index.holding(convertDatum(at, datum, 'CGCS2000')) : []
      const shape = found === undefined ? null : shapes[found]!
      yield { ...asNumbers(cells), layer: shape?.layer ?? null, name: shape?.name ?? null, code: shape?.code ?? null }
    }
  })()
  const first = await located.next()
  const columns = first.done ? ADDED : columnsOf(Object.keys(first.value))
  const all = (async function* () {
    if (!first.done) yield first.value
    yield* located
  })()
  const out = writeTable(all, { format, columns: columns.map((key) => ({ key })) })
  let isFirst = true
  for await (const chunk of out) {
    // The mark with which Excel knows UTF-8 would stick to the first column's name in a pipe.
    process.stdout.write(isFirst ? `${chunk}`.replace(/^\uFEFF/, '') : chunk)
    isFirst = false
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

function columnsOf(titles: readonly string[]): string[] {
  for (const needed of ['lon', 'lat'])
    if (!titles.includes(needed))
      throw fault('points-file', {
        status: 422,
        zh: `点文件没有 ${needed} 列。第一行应有列名 lon 和 lat。`,
        en: `The file of points has no column ${needed}. Its first line must name lon and lat.`,
      })
  return [...titles.filter((title) => !ADDED.includes(title)), ...ADDED]
}

/** Plain numbers stay numbers, so that a spreadsheet's guard against formulas leaves -1.5 alone; 07 stays a text. */
const asNumbers = (cells: Readonly<Record<string, Cell>>): Record<string, Cell> =>
  Object.fromEntries(
    Object.entries(cells).map(([title, cell]) => [title, `${Number(cell)}` === cell ? Number(cell) : cell]),
  )

function pointOf(cells: Readonly<Record<string, Cell>>): [number, number] | null {
  const [lon, lat] = [cells.lon, cells.lat].map((cell) => (cell === null || cell === '' ? Number.NaN : Number(cell)))
  return Math.abs(lon!) <= 180 && Math.abs(lat!) <= 90 ? [lon!, lat!] : null
}
