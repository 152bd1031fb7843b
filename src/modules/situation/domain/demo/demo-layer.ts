import type { LonLat, Polygon } from '#core/place/geometry.ts'
import type { FeatureGeometry } from '../layer.ts'

/** What invented features are laid along: the invented district's own streets, waters and places. */
export interface DemoGround {
  roads: { name: string; class: string; line: LonLat[] }[]
  crossings: { name: string; at: LonLat }[]
  pois: { name: string; kind: string; at: LonLat }[]
  buildings: { use: string; floors: number; polygon: Polygon }[]
  surfaces: { of: 'water' | 'green'; kind: string; name: string; polygon: Polygon }[]
  communities: { name: string; geometry: FeatureGeometry }[]
}

interface Along {
  classes: string[]
  everyM: number
  offsetM: number
}

/** One layer of `demo-layers.json`: where its features lie, how many there are at most, and what is said of them. */
export interface DemoLayer {
  id: string
  along?: Along
  crossings?: { everyNth: number }
  pois?: string[]
  everyNth?: number
  buildings?: { uses: string[]; minFloors: number; everyNth: number }
  rings?: { of: 'water' | 'green'; everyM: number }
  surfacePoints?: { of: 'water' | 'green'; everyNth: number }
  overWater?: Record<string, never>
  plotPoints?: Along
  plots?: Along & { widthM: number; depthM: number }
  roadLines?: { classes: string[]; offsetM: number; everyNth?: number }
  shores?: { of: 'water' | 'green'; kinds: string[]; offsetM?: number }
  surfaces?: { of: 'water' | 'green'; kinds: string[] }
  communities?: Record<string, never>
  most: number
  /** Numbers begin with it: JG00001. */
  code: string
  /** Values to choose from; two numbers are the ends of a range. */
  fields: Record<string, string[] | [number, number]>
  /** How old the data are said to be. */
  ageDays?: number
}

export interface DemoLayerFile {
  schema: 'demo-layers/1'
  seed: number
  layers: DemoLayer[]
}

/** A place for a feature, and what it is near. */
export interface DemoPlace {
  near: string
  /** Its own name, where the ground gives it one. */
  name?: string
  geometry: FeatureGeometry
}
