import { type AddressIndex, placeOf, type RoadEntry, roadStem } from './address-index.ts'
import { type Draft, draftAt } from './candidate.ts'
import type { FoundName } from './name-finder.ts'
import { readRoad, wholeRoad } from './read-roads.ts'

const OTHER_ENDING_SHARE = 0.85
const BEGINNING = 0.4
const MOST_GUESSES = 10
const LONGEST_STEM = 5
const MOST_NAMES_READ = 200
const ROAD_ENDING = /大道|大街|路|街(?!道)|巷|里|弄/g

/** Roads that differ from what was said only in the ending: 同德路 for 同德东路 and 同德西路. */
export function guessRoads(index: AddressIndex, text: string, known: readonly FoundName[]): Draft[] {
  return [...text.matchAll(ROAD_ENDING)].flatMap((ending) => {
    const end = ending.index + ending[0].length
    if (known.some((token) => token.start < end && ending.index < token.end)) return []
    const roads = longestStem(index, text, ending.index, end)
    return roads.flatMap((road) => {
      const token: FoundName = { name: road.name, start: ending.index, end }
      return readRoad(text, token, road).map((draft) => ({
        ...draft,
        confidence: (draft.confidence * OTHER_ENDING_SHARE) / roads.length,
        why: { zh: `路名相近：${road.name}。${draft.why.zh}`, en: `Similar road name: ${road.name}. ${draft.why.en}` },
      }))
    })
  })
}

function longestStem(index: AddressIndex, text: string, upTo: number, end: number): RoadEntry[] {
  for (let length = LONGEST_STEM; length >= 2; length--) {
    if (upTo < length) continue
    const roads = index.roadsByStem.get(roadStem(text.slice(upTo - length, end)))
    if (roads) return roads
  }
  return []
}

/** Names that begin with what stands at the end of the text: the operator is still typing. */
export function completeName(index: AddressIndex, text: string): Draft[] {
  for (let length = Math.min(8, text.length); length >= 2; length--) {
    const typed = text.slice(-length)
    const names = index.names.beginningWith(typed, MOST_NAMES_READ).sort((a, b) => a.length - b.length)
    const drafts = names.flatMap((name) => completed(index, name, text.length - length))
    if (drafts.length > 0) return drafts.slice(0, MOST_GUESSES)
  }
  return []
}

function completed(index: AddressIndex, name: string, at: number): Draft[] {
  const { roads, compounds, pois } = index.meanings.get(name)!
  const why = { zh: '名称以所输文字开头', en: 'The name begins with what was typed' }
  return [
    ...roads.flatMap((road) => wholeRoad(road, at)).map((draft) => ({ ...draft, confidence: BEGINNING, why })),
    ...compounds.map((compound) => draftAt(placeOf(compound), 'compound', BEGINNING, why, at)),
    ...pois.map((poi) => draftAt(poi, 'poi', BEGINNING, why, at)),
  ]
}
