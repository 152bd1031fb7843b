import type { LonLat } from '#core/place/geometry.ts'
import type { AddressIndex } from './address-index.ts'
import type { Draft } from './candidate.ts'

interface Offset {
  metres: number
  /** Clockwise from the north; null where only the distance was said. */
  bearing: number | null
  words: string
  at: number
}

const OFFSET =
  /(?:往|向|朝|以)?((?:正|偏)?[东西南北]{1,2})?(?:方向|边|面|侧|走|行|前|后|里|外|进去|过去|大约|约|大概|差不多)*(\d{1,4})(米|公里|千米)/
const BEARINGS: Readonly<Record<string, number>> = {
  北: 0,
  东北: 45,
  北东: 45,
  东: 90,
  东南: 135,
  南东: 135,
  南: 180,
  西南: 225,
  南西: 225,
  西: 270,
  西北: 315,
  北西: 315,
}
const CAN_MOVE: ReadonlySet<Draft['precision']> = new Set(['door', 'building', 'poi', 'compound', 'crossing'])
const FARTHEST_M = 3000
const METRES_PER_DEGREE = 111_320

/** Moves what was read last before a distance as far as the text says. */
export function farther(index: AddressIndex, plain: string, drafts: Draft[]): Draft[] {
  const offset = findOffset(plain)
  if (!offset) return drafts
  const near = Math.max(...drafts.map(({ at }) => at).filter((at) => at < offset.at))
  return drafts.map((draft) => {
    return draft.at === near && CAN_MOVE.has(draft.precision) ? moved(draft, offset, index.areaAt) : draft
  })
}

/** 往东200米, 北侧50米: how far from the place named before it. */
function findOffset(text: string): Offset | null {
  const match = OFFSET.exec(text)
  if (!match) return null
  const metres = Number(match[2]) * (match[3] === '米' ? 1 : 1000)
  if (metres === 0 || metres > FARTHEST_M) return null
  const bearing = BEARINGS[match[1]?.replace(/正|偏/, '') ?? ''] ?? null
  return { metres, bearing, words: match[0], at: match.index }
}

/** The place moved as far as was said. Roads do not run by the compass: the farther, the less certain. */
function moved(draft: Draft, offset: Offset, areaAt: (point: LonLat) => string | null): Draft {
  const { metres, bearing, words } = offset
  const share = metres <= 50 ? 0.9 : bearing === null ? 0.25 : metres <= 150 ? 0.75 : metres <= 300 ? 0.45 : 0.25
  const confidence = draft.confidence * share
  if (bearing === null) {
    const why = {
      zh: `${draft.why.zh}；说了 ${metres} 米但没有方向，仍取该处`,
      en: `${draft.why.en}; ${metres} m were said without a direction, so it is that place still`,
    }
    return { ...draft, confidence, why }
  }
  const turn = (bearing * Math.PI) / 180
  const [lon, lat] = draft.point
  const east = (metres * Math.sin(turn)) / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180))
  const point: LonLat = [sixDecimals(lon + east), sixDecimals(lat + (metres * Math.cos(turn)) / METRES_PER_DEGREE)]
  const why = {
    zh: `${draft.why.zh}；按“${words}”推算，未必沿路`,
    en: `${draft.why.en}; moved ${metres} m as the crow flies`,
  }
  return {
    ...draft,
    addressId: null,
    text: `${draft.text}${words}`,
    point,
    areaCode: areaAt(point) ?? draft.areaCode,
    confidence,
    why,
  }
}

function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
