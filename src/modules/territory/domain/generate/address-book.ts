import type { Address, Building, Poi } from '../territory-data.ts'
import type { AreaTree } from './areas.ts'
import type { Compound } from './compounds.ts'
import type { Crossing } from './crossings.ts'
import type { Doorplate } from './doorplates.ts'
import type { LaidBuilding } from './lay-out-buildings.ts'
import type { PlacedPoi } from './place-pois.ts'
import type { Plane, Spot } from './plane.ts'
import { gap } from './shape.ts'

interface BookSources {
  plane: Plane
  areas: AreaTree
  doorplates: Doorplate[]
  compounds: Compound[]
  buildings: LaidBuilding[]
  pois: PlacedPoi[]
  crossings: Crossing[]
}

interface AddressBook {
  addresses: Address[]
  buildings: Building[]
  pois: Poi[]
}

/** Writes every place as a standard address: district, street, community, road and number, compound, building. */
export function writeAddressBook(sources: BookSources): AddressBook {
  return new BookWriter(sources).write()
}

class BookWriter {
  private readonly sources: BookSources
  private readonly addresses: Address[] = []
  private readonly plateAddress = new Map<Doorplate, Address>()
  private readonly platesByFace: Map<number, Doorplate[]>
  private readonly buildingAddress = new Map<LaidBuilding, Address>()

  constructor(sources: BookSources) {
    this.sources = sources
    this.platesByFace = Map.groupBy(sources.doorplates, (plate) => plate.face)
  }

  write(): AddressBook {
    for (const plate of this.sources.doorplates) {
      const address = this.add('doorplate', plate.face, plate.spot, plateText(plate), plateParts(plate))
      this.plateAddress.set(plate, address)
    }
    const buildingsByFace = Map.groupBy(this.sources.buildings, (building) => building.face)
    for (const compound of this.sources.compounds) {
      this.writeCompound(
        compound,
        compound.faces.flatMap((face) => buildingsByFace.get(face) ?? []),
      )
    }
    const pois = this.sources.pois.map((poi, i) => this.writePoi(poi, i))
    for (const crossing of this.sources.crossings) this.writeCrossing(crossing)
    return {
      addresses: this.addresses,
      buildings: this.sources.buildings.map((b, i) => this.writeBuilding(b, i)),
      pois,
    }
  }

  private add(kind: Address['kind'], face: number, spot: Spot, ending: string, parts: Partial<Address>): Address {
    const { areas, plane } = this.sources
    const areaCode = areas.gridOf(face).code
    const id = `A${String(this.addresses.length + 1).padStart(6, '0')}`
    const text = areas.prefixOf(areaCode) + ending
    const address: Address = { id, text, kind, ...parts, point: plane.lonLatOf(spot), areaCode }
    this.addresses.push(address)
    return address
  }

  private writeCompound({ name, gate, faces }: Compound, buildings: LaidBuilding[]): void {
    if (buildings.length === 0) return
    const parts = { ...(gate && plateParts(gate)), compound: name }
    const text = `${gate ? plateText(gate) : ''}${name}`
    this.add('compound', gate?.face ?? faces[0]!, gate?.spot ?? buildings[0]!.centre, text, parts)
    // numbered like the codes: rows from the north, in each row from the west
    const ordered = buildings.toSorted((a, b) => rowOf(b) - rowOf(a) || a.centre.x - b.centre.x)
    for (const [i, building] of ordered.entries()) {
      const own = { ...parts, building: String(i + 1) }
      const address = this.add('building', building.face, building.centre, `${text}${i + 1}栋`, own)
      this.buildingAddress.set(building, address)
    }
  }

  private writePoi({ kind, name, spot, face, doorplate }: PlacedPoi, index: number): Poi {
    const parts = { ...(doorplate && plateParts(doorplate)), poi: name }
    const { point, areaCode } = this.add('poi', face, spot, `${doorplate ? plateText(doorplate) : ''}${name}`, parts)
    return { id: `P${String(index + 1).padStart(4, '0')}`, name, kind, point, areaCode }
  }

  private writeCrossing({ roads: [a, b], spot, face }: Crossing): void {
    const parts = { road: a.name, roadId: a.id, crossRoad: b.name }
    this.add('intersection', face, spot, `${a.name}与${b.name}交叉口`, parts)
  }

  private writeBuilding(building: LaidBuilding, index: number): Building {
    const address = this.buildingAddress.get(building) ?? this.nearestPlate(building)
    return {
      id: `B${String(index + 1).padStart(5, '0')}`,
      ...(address && { addressId: address.id }),
      polygon: this.sources.plane.polygonOf(building.corners),
      floors: building.floors,
      use: building.use,
    }
  }

  private nearestPlate({ face, centre }: LaidBuilding): Address | undefined {
    const plates = this.platesByFace.get(face)
    if (!plates) return undefined
    return this.plateAddress.get(plates.reduce((a, b) => (gap(b.spot, centre) < gap(a.spot, centre) ? b : a)))
  }
}

const ROW_M = 40

function rowOf({ centre }: LaidBuilding): number {
  return Math.floor(centre.y / ROW_M)
}

function plateText({ road, number }: Doorplate): string {
  return `${road.name}${number}号`
}

function plateParts({ road, number }: Doorplate): Pick<Address, 'road' | 'roadId' | 'number'> {
  return { road: road.name, roadId: road.id, number: String(number) }
}
