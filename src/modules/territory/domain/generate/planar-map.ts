import type { RoadClass } from '../territory-data.ts'
import type { Plane, Spot } from './plane.ts'

/** What runs along a side of a face: a road, the edge of the district, water, or nothing but a wall. */
export type EdgeKind = RoadClass | 'outline' | 'bank' | 'canal' | 'wall'

export interface Edge {
  kind: EdgeKind
  /** Index of the road in the rules for lines that the rules name, else null. */
  line: number | null
}

export type Setting = 'built' | 'riverfront' | 'lake'

export interface Face {
  /** Corner numbers, counter-clockwise, open. */
  ring: number[]
  setting: Setting
  street: number
  community: number
  grid: number
}

const KEY_SPAN = 1 << 22

function directed(from: number, to: number): number {
  return from * KEY_SPAN + to
}

function undirected(a: number, b: number): number {
  return a < b ? directed(a, b) : directed(b, a)
}

/**
 * Faces that tile the plane by construction: a side is stored once, and a corner put on it enters the rings of both
 * faces, so neighbours always share the same corners.
 */
export class PlanarMap {
  readonly plane: Plane
  readonly easts: number[] = []
  readonly norths: number[] = []
  readonly spots: Spot[] = []
  readonly faces: Face[] = []
  readonly neighbours: number[][] = []
  private readonly edges = new Map<number, Edge>()
  private readonly faceOnLeft = new Map<number, number>()

  constructor(plane: Plane) {
    this.plane = plane
  }

  addCorner(east: number, north: number): number {
    this.easts.push(east)
    this.norths.push(north)
    this.spots.push(this.plane.toMetres(east, north))
    this.neighbours.push([])
    return this.easts.length - 1
  }

  addEdge(a: number, b: number, edge: Edge): void {
    const key = undirected(a, b)
    if (this.edges.has(key)) return
    this.edges.set(key, edge)
    this.neighbours[a]!.push(b)
    this.neighbours[b]!.push(a)
  }

  addFace(face: Face): number {
    this.faces.push(face)
    this.claimSides(this.faces.length - 1)
    return this.faces.length - 1
  }

  edge(a: number, b: number): Edge {
    return this.edges.get(undirected(a, b))!
  }

  /** The face to the left when going from a to b, or undefined outside the district. */
  faceLeftOf(a: number, b: number): number | undefined {
    return this.faceOnLeft.get(directed(a, b))
  }

  ringSpots(face: number): Spot[] {
    return this.faces[face]!.ring.map((corner) => this.spots[corner]!)
  }

  /** Puts a corner on the side from a to b, for both faces. */
  splitEdge(a: number, b: number, east: number, north: number): number {
    const corner = this.addCorner(east, north)
    const edge = this.edge(a, b)
    this.edges.delete(undirected(a, b))
    this.neighbours[a] = this.neighbours[a]!.filter((other) => other !== b)
    this.neighbours[b] = this.neighbours[b]!.filter((other) => other !== a)
    this.addEdge(a, corner, edge)
    this.addEdge(corner, b, { ...edge })
    this.insertCorner(a, b, corner)
    this.insertCorner(b, a, corner)
    return corner
  }

  private insertCorner(from: number, to: number, corner: number): void {
    const face = this.faceLeftOf(from, to)
    if (face === undefined) return
    const { ring } = this.faces[face]!
    ring.splice(ring.indexOf(from) + 1, 0, corner)
    this.faceOnLeft.delete(directed(from, to))
    this.faceOnLeft.set(directed(from, corner), face)
    this.faceOnLeft.set(directed(corner, to), face)
  }

  /** Cuts a face along a path of corners whose ends lie on its ring; the new face has the labels of the old. */
  splitFace(face: number, path: number[], edge: Edge): number {
    for (let i = 1; i < path.length; i++) this.addEdge(path[i - 1]!, path[i]!, { ...edge })
    const old = this.faces[face]!
    const { ring } = old
    const from = ring.indexOf(path[0]!)
    const to = ring.indexOf(path.at(-1)!)
    const inner = path.slice(1, -1)
    const first = [...arc(ring, from, to), ...inner.toReversed()]
    const second = [...arc(ring, to, from), ...inner]
    old.ring = first
    this.claimSides(face)
    return this.addFace({ ...old, ring: second })
  }

  private claimSides(face: number): void {
    const { ring } = this.faces[face]!
    for (let i = 0; i < ring.length; i++) {
      this.faceOnLeft.set(directed(ring[i]!, ring[(i + 1) % ring.length]!), face)
    }
  }
}

/** Ring positions from one corner to another, both included. */
function arc(ring: number[], from: number, to: number): number[] {
  return from <= to ? ring.slice(from, to + 1) : [...ring.slice(from), ...ring.slice(0, to + 1)]
}
