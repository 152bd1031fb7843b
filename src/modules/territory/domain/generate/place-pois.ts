import { AREA_CODE_LENGTH } from '#core/place/area-code.ts'
import type { AreaTree } from './areas.ts'
import type { Compound } from './compounds.ts'
import type { Crossing } from './crossings.ts'
import type { Doorplate } from './doorplates.ts'
import { isWellInside } from './doorplates.ts'
import type { GeographyRules, PoiRules } from './geography-rules.ts'
import type { Plot } from './land-use.ts'
import type { Spot } from './plane.ts'
import { type Random, seededRandom } from './random.ts'

export interface PlacedPoi {
  kind: string
  name: string
  spot: Spot
  face: number
  doorplate?: Doorplate
}

interface PoiGround {
  plots: Plot[]
  doorplates: Doorplate[]
  crossings: Crossing[]
  compounds: Compound[]
  areas: AreaTree
}

/** A place where a point of interest may stand. */
interface Site {
  spot: Spot
  face: number
  doorplate?: Doorplate
  crossing?: Crossing
}

const MOST_NTH = 6

export function placePois(ground: PoiGround, rules: GeographyRules): PlacedPoi[] {
  const placer = new PoiPlacer(ground, rules)
  return rules.pois.flatMap((rule) => placer.place(rule))
}

class PoiPlacer {
  private readonly ground: PoiGround
  private readonly rules: GeographyRules
  private readonly random: Random
  private readonly taken = new Set<string>()
  private readonly usedFaces = new Set<number>()
  private readonly usedPlates = new Set<Doorplate>()
  private readonly platesByFace: Map<number, Doorplate[]>
  private readonly compoundByFace: Map<number, string>
  private readonly parks: string[]
  private readonly nameOfArea: Map<string, string>

  constructor(ground: PoiGround, rules: GeographyRules) {
    this.ground = ground
    this.rules = rules
    this.random = seededRandom(rules.seed, 'pois')
    this.platesByFace = Map.groupBy(ground.doorplates, (plate) => plate.face)
    this.compoundByFace = new Map(ground.compounds.flatMap(({ name, faces }) => faces.map((face) => [face, name])))
    const named = [...ground.areas.streets, ...ground.areas.communities]
    this.nameOfArea = new Map(named.map((area) => [area.code, area.name]))
    this.parks = this.random.shuffled(rules.names.parkStems)
  }

  place(rule: PoiRules): PlacedPoi[] {
    if (rule.each === undefined) return this.take(rule, this.sites(rule), rule.count)
    const { communities, streets } = this.ground.areas
    const areas = rule.each === 'community' ? communities : streets
    const sites = [...this.sites(rule), ...this.plateSites(rule)]
    const sitesByArea = Map.groupBy(sites, (site) => {
      return this.ground.areas.gridOf(site.face).code.slice(0, AREA_CODE_LENGTH[rule.each!])
    })
    return areas.flatMap((area) => this.take(rule, sitesByArea.get(area.code) ?? [], 1))
  }

  /** Goes through the sites until enough of them gave a name that nobody has yet. */
  private take(rule: PoiRules, sites: Site[], count: number): PlacedPoi[] {
    const placed: PlacedPoi[] = []
    for (const site of sites) {
      if (placed.length >= count) break
      const name = this.nameFor(rule, site, placed.length)
      if (name === undefined) continue
      this.taken.add(name)
      if (rule.onUse !== undefined && rule.onUse !== 'compound') this.usedFaces.add(site.face)
      if (site.doorplate) this.usedPlates.add(site.doorplate)
      placed.push({ kind: rule.kind, name, spot: site.spot, face: site.face, doorplate: site.doorplate })
    }
    return placed
  }

  private sites(rule: PoiRules): Site[] {
    if (rule.on?.includes('crossing')) return this.crossingSites(() => true)
    if (rule.on?.includes('trunkCrossing')) {
      return this.crossingSites(({ roads }) => roads.every((road) => road.class === 'trunk'))
    }
    if (rule.onUse === undefined) return this.plateSites(rule)
    const plots = this.ground.plots.filter((plot) => plot.use === rule.onUse && !this.usedFaces.has(plot.face))
    return this.random.shuffled(plots).flatMap((plot) => this.plotSite(plot, rule))
  }

  private crossingSites(fits: (crossing: Crossing) => boolean): Site[] {
    const open = this.ground.crossings.filter((crossing) => fits(crossing) && crossing.roads[0].class !== 'lane')
    return this.random.shuffled(open).flatMap((crossing) => {
      const plate = this.nearPlate(crossing)
      return plate ? [{ spot: plate.spot, face: plate.face, crossing }] : []
    })
  }

  /** A stop stands at the first house near the crossing, not in the middle of the road. */
  private nearPlate(crossing: Crossing): Doorplate | undefined {
    return this.platesByFace.get(crossing.face)?.find((plate) => crossing.roads.includes(plate.road))
  }

  private plotSite(plot: Plot, rule: PoiRules): Site[] {
    const doorplate = this.platesByFace.get(plot.face)?.find((plate) => this.onClass(rule, plate))
    if (rule.on && !doorplate) return []
    const spot = isWellInside(plot.ring, plot.centre) ? plot.centre : doorplate?.spot
    return spot ? [{ spot, face: plot.face, doorplate }] : []
  }

  private plateSites(rule: PoiRules): Site[] {
    const open = this.ground.doorplates.filter((plate) => !this.usedPlates.has(plate) && this.onClass(rule, plate))
    return this.random.shuffled(open).map((doorplate) => ({ spot: doorplate.spot, face: doorplate.face, doorplate }))
  }

  private onClass(rule: PoiRules, plate: Doorplate): boolean {
    return rule.on === undefined || rule.on.includes(plate.road.class)
  }

  /** The name for a site, or undefined where the site has not what the name needs or the name is taken. */
  private nameFor(rule: PoiRules, site: Site, order: number): string | undefined {
    const grid = this.ground.areas.gridOf(site.face)
    const words: Record<string, string | undefined> = {
      district: this.rules.district.name,
      street: this.nameOfArea.get(grid.code.slice(0, AREA_CODE_LENGTH.street)),
      community: this.nameOfArea.get(grid.parentCode!)?.replace('社区', ''),
      road: site.doorplate?.road.name,
      crossing: site.crossing && `${site.crossing.roads[0].name}${site.crossing.roads[1].name}口`,
      compound: this.compoundByFace.get(site.face),
      business: this.random.pick(this.rules.names.businessStems),
      park: this.parks[order],
      n: chineseNumber(order + 1),
    }
    for (let nth = 1; nth <= (rule.name.includes('{nth}') ? MOST_NTH : 1); nth++) {
      words.nth = nth === 1 ? '' : `第${chineseNumber(nth)}`
      const name = fillIn(rule.name, words)
      if (name !== undefined && !this.taken.has(name)) return name
    }
    return undefined
  }
}

function fillIn(template: string, words: Record<string, string | undefined>): string | undefined {
  let complete = true
  const name = template.replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const word = words[key]
    if (word === undefined) complete = false
    return word ?? ''
  })
  return complete ? name : undefined
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 to 99 as it is said: 十二, 二十. */
function chineseNumber(n: number): string {
  const tens = Math.floor(n / 10)
  return `${tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`}${DIGITS[n % 10]}`
}
