import {
  COLOR_TOKENS,
  type ColorToken,
  FIELD_KINDS,
  type FieldKind,
  LAYER_GEOMETRIES,
  type LayerGeometry,
  SHAPES_OF,
  type SymbolShape,
} from './layer.ts'

export interface GroupInFile {
  id: string
  zh: string
  en: string
  order: number
}

/** A layer as the district's `layers.json` writes it. */
export interface LayerInFile {
  id: string
  zh: string
  en: string
  group: string
  geometry: LayerGeometry
  /** `district data`, or the module that tells it: `module:cases`. */
  source: string
  defaultVisible: boolean
  permission: string
  minZoom: number
  symbol: { shape: SymbolShape; color: ColorToken }
  /** Loaded data older than this are called stale. */
  staleAfterDays?: number
  /** Names of fields that are known beforehand; others are called as in the file. */
  fields?: { key: string; zh: string; en: string; kind: FieldKind }[]
}

export interface LayerFile {
  schema: 'layers/1'
  groups: GroupInFile[]
  layers: LayerInFile[]
}

/** Throws for a file that a map cannot be made of: what is wrong with which layer. */
export function readLayerFile(file: LayerFile, permissions: ReadonlySet<string>): LayerFile {
  const groups = new Set(file.groups.map(({ id }) => id))
  const seen = new Set<string>()
  for (const layer of file.layers) {
    const wrong = wrongWith(layer, groups, permissions) ?? (seen.has(layer.id) ? 'stands there twice' : null)
    if (wrong) throw new Error(`layers.json: layer ${layer.id} ${wrong}`)
    seen.add(layer.id)
  }
  return file
}

function wrongWith(layer: LayerInFile, groups: ReadonlySet<string>, permissions: ReadonlySet<string>): string | null {
  if (!/^[a-z][a-z0-9_]{1,40}$/.test(layer.id)) return 'needs an id of small letters, digits and _'
  if (!layer.zh || !layer.en) return 'needs a name in both languages'
  if (!groups.has(layer.group)) return `names the unknown group ${layer.group}`
  if (!LAYER_GEOMETRIES.includes(layer.geometry)) return `has the unknown geometry ${layer.geometry}`
  if (!/^(district data|module:[a-z]+)$/.test(layer.source)) return `has the unknown source ${layer.source}`
  if (!permissions.has(layer.permission)) return `names the unknown permission ${layer.permission}`
  if (!fitsGeometry(layer.symbol.shape, layer.geometry)) return `cannot be drawn as ${layer.symbol.shape}`
  if (!COLOR_TOKENS.includes(layer.symbol.color)) return `has the unknown colour ${layer.symbol.color}`
  if (!Number.isInteger(layer.minZoom) || layer.minZoom < 0 || layer.minZoom > 20) return 'needs a minZoom from 0 to 20'
  if (layer.fields?.some(({ key, kind }) => !key || !FIELD_KINDS.includes(kind)))
    return 'has a field without key or kind'
  return null
}

export function fitsGeometry(shape: SymbolShape, geometry: LayerGeometry): boolean {
  return (SHAPES_OF[geometry] as readonly SymbolShape[]).includes(shape)
}
