import type { GeographyRules } from './geography-rules.ts'
import { type Noise, valueNoise } from './noise.ts'
import { type Edge, type Face, PlanarMap, type Setting } from './planar-map.ts'
import { type Plane, planeAt, type Spot } from './plane.ts'
import { type Random, seededRandom } from './random.ts'
import { between, gap } from './shape.ts'

/** The district as the blocks between its main roads, each block already in its street. */
export function drawSkeleton(rules: GeographyRules): PlanarMap {
  const lattice = new Lattice(rules, planeAt(rules.origin))
  for (let row = 0; row + 1 < rules.lattice.rowsM.length; row++) {
    for (let column = 0; column + 1 < rules.lattice.columnsM.length; column++) lattice.addBlock(row, column)
  }
  return lattice.map
}

class Lattice {
  readonly map: PlanarMap
  private readonly rules: GeographyRules
  private readonly spotAt: (column: number, row: number) => Spot
  private readonly random: Random
  private readonly wander: Noise
  private readonly nodes = new Map<string, number>()
  private readonly stretches = new Map<string, number[]>()

  constructor(rules: GeographyRules, plane: Plane) {
    this.rules = rules
    this.map = new PlanarMap(plane)
    this.spotAt = bentLattice(rules)
    this.random = seededRandom(rules.seed, 'outline')
    this.wander = valueNoise(rules.seed + 5, rules.lattice.wanderLengthM)
  }

  addBlock(row: number, column: number): void {
    const street = this.streetAt(row, column)
    if (street < 0) return
    const south = this.stretch('row', row, column)
    const east = this.stretch('column', column + 1, row)
    const north = this.stretch('row', row + 1, column)
    const west = this.stretch('column', column, row)
    const ring = [
      ...south.slice(0, -1),
      ...east.slice(0, -1),
      ...north.toReversed().slice(0, -1),
      ...west.toReversed().slice(0, -1),
    ]
    const face: Face = { ring, setting: this.settingAt(row, column), street, community: -1, grid: -1 }
    this.map.addFace(face)
  }

  private streetAt(row: number, column: number): number {
    const letter = this.rules.lattice.cells.at(-1 - row)?.split(' ')[column]
    return this.rules.streets.findIndex((street) => street.letter === letter)
  }

  private settingAt(row: number, column: number): Setting {
    if (row === 0) return 'riverfront'
    return this.rules.lakes.some(({ cell }) => cell[0] === row && cell[1] === column) ? 'lake' : 'built'
  }

  /** Corners of one stretch between two nodes, going east or north. */
  private stretch(along: 'row' | 'column', index: number, from: number): number[] {
    const key = `${along} ${index} ${from}`
    const known = this.stretches.get(key)
    if (known) return known
    const edge = this.edgeOf(along, index, from)
    const [first, last] =
      along === 'row'
        ? [this.nodeSpot(from, index), this.nodeSpot(from + 1, index)]
        : [this.nodeSpot(index, from), this.nodeSpot(index, from + 1)]
    const spots =
      edge.kind === 'outline'
        ? roughen([first, last], this.rules, this.random).slice(1, -1)
        : this.sampled(along, index, from, edge)
    const corners = [
      this.node(along, index, from, first),
      ...spots.map((spot) => this.map.addCorner(...this.map.plane.toLattice(spot))),
      this.node(along, index, from + 1, last),
    ]
    for (let i = 1; i < corners.length; i++) this.map.addEdge(corners[i - 1]!, corners[i]!, { ...edge })
    this.stretches.set(key, corners)
    return corners
  }

  private sampled(along: 'row' | 'column', index: number, from: number, edge: Edge): Spot[] {
    const place = (step: number) => (along === 'row' ? this.spotAt(step, index) : this.spotAt(index, step))
    const wanderM = edge.line === null ? 0 : (this.rules.lattice.lines[edge.line]!.wanderM ?? 0)
    const everyM = wanderM > 0 ? this.rules.lattice.sampleM / 2 : this.rules.lattice.sampleM
    const pieces = Math.max(1, Math.round(gap(place(from), place(from + 1)) / everyM))
    return Array.from({ length: pieces - 1 }, (_, i) => {
      const share = (i + 1) / pieces
      const spot = place(from + share)
      const aside = wanderM * this.wander(spot.x, spot.y) * 4 * share * (1 - share)
      return along === 'row' ? { x: spot.x, y: spot.y + aside } : { x: spot.x + aside, y: spot.y }
    })
  }

  /** Outer corners of the district are drawn in, so that no border looks like a staircase. */
  private nodeSpot(column: number, row: number): Spot {
    const spot = this.spotAt(column, row)
    const around = [-1, 0].flatMap((up) => [-1, 0].map((right) => [column + right, row + up] as const))
    const blocks = around.filter(([c, r]) => c >= 0 && r >= 0 && this.streetAt(r, c) >= 0)
    if (blocks.length !== 1 || row === 0) return spot
    const [c, r] = blocks[0]!
    const inner = this.spotAt(c === column ? column + 1 : column - 1, r === row ? row + 1 : row - 1)
    return between(spot, inner, this.rules.lattice.cornerShare)
  }

  private node(along: 'row' | 'column', index: number, step: number, spot: Spot): number {
    const key = along === 'row' ? `${step} ${index}` : `${index} ${step}`
    const known = this.nodes.get(key)
    if (known !== undefined) return known
    const corner = this.map.addCorner(...this.map.plane.toLattice(spot))
    this.nodes.set(key, corner)
    return corner
  }

  private edgeOf(along: 'row' | 'column', index: number, from: number): Edge {
    const sides =
      along === 'row'
        ? [this.streetAt(index, from), index === 0 ? -1 : this.streetAt(index - 1, from)]
        : [this.streetAt(from, index), index === 0 ? -1 : this.streetAt(from, index - 1)]
    if (along === 'row' && index === 0) return { kind: 'bank', line: null }
    if (sides.includes(-1)) return { kind: 'outline', line: null }
    const { lines } = this.rules.lattice
    const line = lines.findIndex((l) => l.along === along && l.index === index && l.from <= from && from < l.to)
    if (line >= 0) return { kind: lines[line]!.kind, line }
    // between two blocks of the riverfront runs no road
    return { kind: along === 'column' && from === 0 ? 'wall' : 'secondary', line: null }
  }
}

/** Where column and row lines cross; shares of a step lie between lines. */
function bentLattice({ seed, lattice }: GeographyRules): (column: number, row: number) => Spot {
  const meander = valueNoise(seed + 1, lattice.meanderLengthM)
  const swell = valueNoise(seed + 2, lattice.meanderLengthM)
  const warpEast = valueNoise(seed + 3, lattice.warpLengthM)
  const warpNorth = valueNoise(seed + 4, lattice.warpLengthM)
  const northM = lattice.rowsM.at(-1)!
  return (column, row) => {
    const s = stepped(lattice.columnsM, column)
    const t = stepped(lattice.rowsM, row)
    const nearRiver = 1 - t / northM
    const bank = lattice.bankM + lattice.meanderM * meander(s, 0) * nearRiver
    return {
      x: lattice.westM + s + lattice.warpM * warpEast(s, t),
      y:
        bank +
        t * (1 + lattice.swellShare * swell(s, 0)) +
        lattice.warpM * warpNorth(s, t) * (1 - nearRiver * nearRiver),
    }
  }
}

function stepped(positions: number[], step: number): number {
  const whole = Math.min(Math.floor(step), positions.length - 2)
  return positions[whole]! + (positions[whole + 1]! - positions[whole]!) * (step - whole)
}

const SHORTEST_OUTLINE_M = 110

/** A district border follows old field edges and ditches: midpoints are pushed aside again and again. */
function roughen(spots: Spot[], rules: GeographyRules, random: Random): Spot[] {
  const next: Spot[] = [spots[0]!]
  let grown = false
  for (let i = 1; i < spots.length; i++) {
    const [from, to] = [spots[i - 1]!, spots[i]!]
    if (gap(from, to) > SHORTEST_OUTLINE_M) {
      const push = random.between(-1, 1) * rules.lattice.outlineShare
      next.push({
        x: (from.x + to.x) / 2 - (to.y - from.y) * push,
        y: (from.y + to.y) / 2 + (to.x - from.x) * push,
      })
      grown = true
    }
    next.push(to)
  }
  return grown ? roughen(next, rules, random) : next
}
