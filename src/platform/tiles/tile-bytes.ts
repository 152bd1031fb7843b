import { PbfWriter } from 'pbf'
import type { Path } from './clip-path.ts'

/** Units a side of a tile. */
export const TILE_EXTENT = 4096

export interface TileGeometry {
  type: 'point' | 'line' | 'area'
  /** Of a point one pair; rings of areas are closed, outer ones with positive area (y downwards), holes after theirs. */
  paths: readonly Path[]
}

export type TileValue = string | number | boolean

export interface TileFeature {
  geometry: TileGeometry
  properties: Readonly<Record<string, TileValue>>
}

export interface TileLayer {
  name: string
  features: readonly TileFeature[]
}

const GEOMETRY_TYPES = { point: 1, line: 2, area: 3 } as const
const [MOVE, LINE, CLOSE] = [1, 2, 7]

/** Mapbox Vector Tile 2.1; layers without a feature are left out. */
export function tileBytes(layers: readonly TileLayer[]): Buffer {
  const pbf = new PbfWriter()
  for (const layer of layers) if (layer.features.length > 0) pbf.writeMessage(3, writeLayer, layer)
  return Buffer.from(pbf.finish())
}

function writeLayer(layer: TileLayer, pbf: PbfWriter): void {
  const keys = new Map<string, number>()
  const values = new Map<TileValue, number>()
  pbf.writeVarintField(15, 2)
  pbf.writeStringField(1, layer.name)
  for (const feature of layer.features)
    pbf.writeMessage(2, (_, inner) => writeFeature(feature, keys, values, inner), undefined)
  for (const key of keys.keys()) pbf.writeStringField(3, key)
  for (const value of values.keys()) pbf.writeMessage(4, writeValue, value)
  pbf.writeVarintField(5, TILE_EXTENT)
}

function writeFeature(
  { geometry, properties }: TileFeature,
  keys: Map<string, number>,
  values: Map<TileValue, number>,
  pbf: PbfWriter,
): void {
  const tags: number[] = []
  for (const [key, value] of Object.entries(properties)) tags.push(placeIn(keys, key), placeIn(values, value))
  pbf.writePackedVarint(2, tags)
  pbf.writeVarintField(3, GEOMETRY_TYPES[geometry.type])
  pbf.writePackedVarint(4, commandsOf(geometry))
}

function placeIn<T>(list: Map<T, number>, one: T): number {
  const known = list.get(one)
  if (known !== undefined) return known
  list.set(one, list.size)
  return list.size - 1
}

function writeValue(value: TileValue, pbf: PbfWriter): void {
  if (typeof value === 'string') pbf.writeStringField(1, value)
  else if (typeof value === 'boolean') pbf.writeBooleanField(7, value)
  else if (Number.isSafeInteger(value)) pbf.writeSVarintField(6, value)
  else pbf.writeDoubleField(3, value)
}

function commandsOf({ type, paths }: TileGeometry): number[] {
  const commands: number[] = []
  let [x, y] = [0, 0]
  const step = (path: Path, at: number) => {
    commands.push(zigzag(path[at]! - x), zigzag(path[at + 1]! - y))
    x = path[at]!
    y = path[at + 1]!
  }
  for (const path of paths) {
    commands.push(commandOf(MOVE!, 1))
    step(path, 0)
    // A ring's last corner is its first, to which closing goes by itself.
    const end = type === 'area' ? path.length - 2 : path.length
    if (end > 2) commands.push(commandOf(LINE!, (end - 2) / 2))
    for (let at = 2; at < end; at += 2) step(path, at)
    if (type === 'area') commands.push(commandOf(CLOSE!, 1))
  }
  return commands
}

const commandOf = (id: number, times: number) => (id & 7) | (times << 3)
const zigzag = (whole: number) => (whole << 1) ^ (whole >> 31)
