import type { BuildingUse } from '../territory-data.ts'
import type { EdgeKind } from './planar-map.ts'

/** What a district's `geography.json` holds: everything that makes one invented district differ from another. */
export interface GeographyRules {
  schema: 'geography/1'
  seed: number
  district: { code: string; name: string }
  /** South-western corner of the plane; all lengths below are metres from it. */
  origin: { lon: number; lat: number }
  lattice: LatticeRules
  streets: StreetRules[]
  counts: { communities: number; grids: number }
  settings: { riverfrontGridM2: number; lakeGridM2: number }
  cutting: CuttingRules
  river: { name: string; widthM: number }
  canal: { name: string; widthM: number }
  lakes: { cell: [row: number, column: number]; name: string; share: number }[]
  characters: Record<string, CharacterRules>
  buildings: Record<string, BuildingRules>
  names: NameRules
  pois: PoiRules[]
}

/** The frame of main roads: lines of `columnsM` across the river, lines of `rowsM` along it, bent by noise. */
interface LatticeRules {
  bankM: number
  westM: number
  meanderM: number
  meanderLengthM: number
  swellShare: number
  warpM: number
  warpLengthM: number
  sampleM: number
  /** How far the outline strays from a line, as a share of the stretch. */
  outlineShare: number
  /** How far an outer corner is drawn in, as a share of the way to the opposite corner of its block. */
  cornerShare: number
  wanderLengthM: number
  columnsM: number[]
  rowsM: number[]
  /** Street letters, north to south; a dot is not in the district. */
  cells: string[]
  lines: LineRules[]
}

interface LineRules {
  along: 'row' | 'column'
  /** Counted from the river and from the west. */
  index: number
  /** Nodes between which the line is so called. */
  from: number
  to: number
  kind: EdgeKind
  name?: string
  /** How far the line strays between its nodes. */
  wanderM?: number
  /** The house numbers begin anew in each street: the same number stands in two places. */
  renumbered?: boolean
}

interface StreetRules {
  letter: string
  name: string
  character: string
  gridAreaM2: number
  /** Pools of community names, the first used up first. */
  communityNames: string[]
}

export interface CuttingRules {
  /** Share of cuts that go on from a junction on the other side. */
  alignShare: number
  /** Bend of a cut as a share of its length. */
  bendShare: number
  shortestSideM: number
}

export interface CharacterRules {
  /** Plots smaller than this are not cut further. */
  plotAreaM2: number
  minorRoad: 'lane' | 'branch'
  doorplateEveryM: number
  setbackM: number
  /** How strongly plots of one use lie together: 0 scattered, 1 in belts. */
  clusterShare: number
  /** Land uses and their shares. */
  uses: Record<string, number>
}

export interface BuildingRules {
  use: BuildingUse
  depthM: [number, number]
  lengthM: [number, number]
  /** Clear space between rows and between neighbours in a row. */
  rowGapM: [number, number]
  sideGapM: [number, number]
  floors: [number, number]
  /** Share of the places that are built on. */
  builtShare: number
  atMost: number
}

interface NameRules {
  /** Community names in pools that fit a neighbourhood. */
  communities: Record<string, string[]>
  roadStems: string[]
  laneStems: string[]
  roadSuffixes: string[]
  laneSuffixes: string[]
  compoundStems: string[]
  compoundSuffixes: string[]
  parkStems: string[]
  businessStems: string[]
  /** Names given on purpose to several lanes and compounds of different streets. */
  repeatedLanes: string[]
  repeatedCompounds: string[]
}

export interface PoiRules {
  kind: string
  count: number
  /** `{community}`, `{road}`, `{street}`, `{compound}`, `{business}`, `{n}` are filled in. */
  name: string
  /** Land use on whose plots it stands by preference; else at a doorplate. */
  onUse?: string
  /** One for each community or street instead of a count. */
  each?: 'community' | 'street'
  /** Only on roads of these classes. */
  on?: string[]
}
