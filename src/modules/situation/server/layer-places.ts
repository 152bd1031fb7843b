import Flatbush from 'flatbush'
import type { Executor } from '#platform/db/database.ts'
import { mercatorX, mercatorY } from '#platform/tiles/mercator.ts'
import { buildPointIndex, type PointIndex } from '#platform/tiles/point-index.ts'
import { type PlacesPage, readPlaces, type TileSource } from './tile-store.ts'

/** Where all features of a layer lie, in memory: what tiles are made from. */
export interface LayerPlaces {
  /** Number of the feature of each row. */
  no: Int32Array
  lon: Float64Array
  lat: Float64Array
  /** Middles in the order of the grid. */
  index: PointIndex
  /** Of lines and areas: their boxes on the grid, and the longer side of each as a share of it. */
  boxes: { tree: Flatbush; size: Float64Array } | null
  bytes: number
}

export async function readLayerPlaces(db: Executor, source: TileSource, withBoxes: boolean): Promise<LayerPlaces> {
  const pages: PlacesPage[] = []
  for await (const page of readPlaces(db, source, withBoxes)) pages.push(page)
  const count = pages.reduce((sum, page) => sum + page.no.length, 0)
  const no = new Int32Array(count)
  const lon = new Float64Array(count)
  const lat = new Float64Array(count)
  let row = 0
  for (const page of pages) {
    no.set(page.no, row)
    lon.set(page.lon, row)
    lat.set(page.lat, row)
    row += page.no.length
  }
  const index = buildPointIndex({ lon, lat })
  const boxes = withBoxes && count > 0 ? boxesOf(pages, count) : null
  const bytes =
    index.bytes +
    [no, lon, lat].reduce((sum, part) => sum + part.byteLength, 0) +
    (boxes ? boxes.tree.data.byteLength + boxes.size.byteLength : 0)
  return { no, lon, lat, index, boxes, bytes }
}

function boxesOf(pages: readonly PlacesPage[], count: number): NonNullable<LayerPlaces['boxes']> {
  const tree = new Flatbush(count)
  const size = new Float64Array(count)
  let row = 0
  for (const { boxes } of pages)
    for (let at = 0; at < boxes.length; at += 4) {
      const [left, right] = [mercatorX(boxes[at]!), mercatorX(boxes[at + 2]!)]
      const [top, bottom] = [mercatorY(boxes[at + 3]!), mercatorY(boxes[at + 1]!)]
      tree.add(left, top, right, bottom)
      size[row++] = Math.max(right - left, bottom - top)
    }
  tree.finish()
  return { tree, size }
}
