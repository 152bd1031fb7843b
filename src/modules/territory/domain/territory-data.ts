import type { AreaLevel } from '#core/place/area-code.ts'
import type { AreaGeometry, LonLat, Polygon } from '#core/place/geometry.ts'

/** All positions are CGCS2000 degrees, six decimals, longitude first; outer rings run counter-clockwise. */
export interface Area {
  code: string
  level: AreaLevel
  name: string
  /** `street01` … in the order of the codes; only streets have one. */
  key?: string
  parentCode: string | null
  polygon: AreaGeometry
  centroid: LonLat
  labelPoint: LonLat
  areaM2: number
}

export const ROAD_CLASSES = ['trunk', 'secondary', 'branch', 'lane'] as const
export type RoadClass = (typeof ROAD_CLASSES)[number]

export interface Road {
  id: string
  name: string
  class: RoadClass
  line: LonLat[]
}

type WaterKind = 'river' | 'canal' | 'lake' | 'pond'

export interface Water {
  id: string
  name: string
  kind: WaterKind
  polygon: Polygon
}

export type GreenKind = 'park' | 'square' | 'riverfront' | 'shore' | 'wood' | 'field'

export interface Green {
  id: string
  name: string
  kind: GreenKind
  polygon: Polygon
}

export type BuildingUse =
  | 'dwelling'
  | 'shop'
  | 'office'
  | 'factory'
  | 'school'
  | 'hospital'
  | 'market'
  | 'public'
  | 'village'

export interface Building {
  id: string
  addressId?: string
  polygon: Polygon
  floors: number
  use: BuildingUse
}

export interface Poi {
  id: string
  name: string
  kind: string
  point: LonLat
  /** Code of the unit grid. */
  areaCode: string
}

export type AddressKind = 'doorplate' | 'compound' | 'building' | 'poi' | 'intersection'

export interface Address {
  id: string
  /** The whole standard address: district, street, community, road, number and so on. */
  text: string
  kind: AddressKind
  road?: string
  /** Which of several roads of one name. */
  roadId?: string
  /** The other road of an intersection. */
  crossRoad?: string
  /** Digits without 号. */
  number?: string
  compound?: string
  /** Digits without 栋. */
  building?: string
  poi?: string
  point: LonLat
  /** Code of the unit grid; at an intersection the smallest of those that meet there. */
  areaCode: string
}

export interface Territory {
  district: Area
  streets: Area[]
  communities: Area[]
  grids: Area[]
  roads: Road[]
  waters: Water[]
  greens: Green[]
  buildings: Building[]
  pois: Poi[]
  addresses: Address[]
}
