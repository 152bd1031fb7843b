import { convertDatum, DATUMS, type Datum } from '#core/place/datum.ts'
import type { LonLat } from '#core/place/geometry.ts'

/** Up to here every feature is tried in all datums, from then on every tenth: the shares are settled by then. */
const ALL_OF = 4000
/** Fewer features outside than this say nothing. */
const LEAST_OUTSIDE = 10
/** Above this share outside, a datum that leaves far fewer outside is the likelier one. */
const SUSPECT_SHARE = 0.02
const FAR_FEWER = 0.25

/** One datum for those that agree within centimetres. */
const KINDS: readonly Datum[] = DATUMS.filter((datum) => datum !== 'WGS-84')
const kindOf = (datum: Datum): Datum => (datum === 'WGS-84' ? 'CGCS2000' : datum)

export interface DatumSuspicion {
  tried: number
  outside: number
  likelier: Datum
  outsideThen: number
}

/** Counts how many features would lie in the district, were the file in another datum than it is said to be. */
export class DatumJudge {
  private readonly named: Datum
  private readonly isInside: (point: LonLat) => boolean
  private seen = 0
  private tried = 0
  private readonly outside = new Map<Datum, number>(KINDS.map((datum) => [datum, 0]))

  constructor(named: Datum, isInside: (point: LonLat) => boolean) {
    this.named = kindOf(named)
    this.isInside = isInside
  }

  /** `stored` is the feature's place in CGCS2000, turned from the datum that was named. */
  see(stored: LonLat, inside: boolean): void {
    this.seen += 1
    if (this.seen > ALL_OF && this.seen % 10 !== 0) return
    this.tried += 1
    const asGiven = convertDatum(stored, 'CGCS2000', this.named)
    for (const datum of KINDS) {
      const isIn = datum === this.named ? inside : this.isInside(convertDatum(asGiven, datum, 'CGCS2000'))
      if (!isIn) this.outside.set(datum, this.outside.get(datum)! + 1)
    }
  }

  /** Null where the named datum may well be right. */
  suspicion(): DatumSuspicion | null {
    const outside = this.outside.get(this.named)!
    if (outside < LEAST_OUTSIDE || outside < this.tried * SUSPECT_SHARE) return null
    const others = KINDS.filter((datum) => datum !== this.named)
    const likelier = others.reduce((best, datum) => (this.outside.get(datum)! < this.outside.get(best)! ? datum : best))
    const outsideThen = this.outside.get(likelier)!
    if (outsideThen > outside * FAR_FEWER) return null
    return { tried: this.tried, outside, likelier, outsideThen }
  }
}
