import { distanceM } from '#core/place/distance.ts'
import { type AddressIndex, type Meaning, placeOf } from './address-index.ts'
import { type Draft, draftAt, type FoundAddress } from './candidate.ts'
import { oneOfSeveral, outside } from './doubts.ts'
import { guessCompounds } from './guess-compounds.ts'
import { guessCrossings } from './guess-crossing.ts'
import { completeName, guessRoads } from './guess-names.ts'
import type { FoundName } from './name-finder.ts'
import { plainText } from './plain-text.ts'
import { farther } from './read-offset.ts'
import { leadsTo, type RoadBefore, readArea, readCompound, readPoi } from './read-places.ts'
import { readCrossing, readRoad } from './read-roads.ts'
import type { Respelling } from './respeller.ts'

export type { FoundAddress, FoundPrecision } from './candidate.ts'

export interface AddressResolution {
  /** Best first. */
  candidates: FoundAddress[]
  /** Several places fit about equally well: a person must choose. */
  ambiguous: boolean
}

const WHOLE_TEXT = 0.99
const MOST_CANDIDATES = 10
const CLOSE_CALL = 0.1
const SAME_PLACE_M = 50
const SURE = 0.45
const RESPELLED_SHARE: Readonly<Record<Respelling['how'], number>> = { sound: 0.92, oneCharacter: 0.5 }

/** Reads an address as people say it, alone or within a longer text, against the address book. */
export function resolveAddress(index: AddressIndex, text: string): AddressResolution {
  const plain = plainText(text)
  const whole = index.byText.get(plain)
  if (whole) {
    const why = { zh: '与标准地址完全一致', en: 'It is the standard address' }
    return {
      candidates: withoutPlaceInText([draftAt(placeOf(whole), precisionOf(whole.kind), WHOLE_TEXT, why, 0)]),
      ambiguous: false,
    }
  }
  const ranked = rank(readText(index, plain))
  if (!isSure(ranked)) ranked.push(...respelled(index, plain))
  const best = rank(ranked)
  return { candidates: withoutPlaceInText(best.slice(0, MOST_CANDIDATES)), ambiguous: isCloseCall(best) }
}

function readText(index: AddressIndex, plain: string): Draft[] {
  const reader = new TextReader(index, plain)
  const drafts = reader.read()
  if (!drafts.some(isPlaceExact)) drafts.push(...guessCrossings(index, plain))
  if (!drafts.some(isPlace)) drafts.push(...guessRoads(index, plain, reader.tokens))
  if (!drafts.some(isPlace)) drafts.push(...guessCompounds(index, plain))
  if (!drafts.some(isPlace)) drafts.push(...completeName(index, reader.stillTyped()))
  const readTogether = Map.groupBy(drafts, (draft) => draft.at)
  const weighed = [...readTogether.values()].flatMap((rivals) => reader.weigh(rivals))
  return outside(index, plain, oneOfSeveral(plain, farther(index, plain, weighed)))
}

/** Reads the text again with names that sound or look like what stands in it. */
function respelled(index: AddressIndex, plain: string): Draft[] {
  const { tokens } = new TextReader(index, plain)
  const likely = index.respell.find(plain, (start, end) => {
    return tokens.some(
      (token) => token.start < end && start < token.end && !isOnlyHint(index.meanings.get(token.name)!),
    )
  })
  return likely.flatMap((one) => {
    const drafts = readText(index, plain.slice(0, one.start) + one.name + plain.slice(one.end))
    const share = RESPELLED_SHARE[one.how] / likely.length
    return drafts.filter(isPlace).map((draft) => respelledDraft(draft, one, plain.slice(one.start, one.end), share))
  })
}

/** 百合 as the short name of a community may as well be the beginning of 百合雅苑. */
function isOnlyHint({ roads, compounds, pois, shortPois, areas }: Meaning): boolean {
  return roads.length + compounds.length + pois.length + shortPois.length + areas.length === 0
}

function respelledDraft(draft: Draft, { name, how }: Respelling, said: string, share: number): Draft {
  const zh = how === 'sound' ? '读音相近' : '一字之差'
  const en = how === 'sound' ? 'sounds like' : 'differs in one character from'
  const why = { zh: `“${said}”与“${name}”${zh}。${draft.why.zh}`, en: `${said} ${en} ${name}. ${draft.why.en}` }
  return { ...draft, confidence: draft.confidence * share, why }
}

function rank(drafts: Draft[]): Draft[] {
  return distinct(drafts.toSorted((a, b) => b.confidence - a.confidence || a.at - b.at))
}

function isSure(ranked: Draft[]): boolean {
  return (ranked[0]?.confidence ?? 0) >= SURE
}

/** More than a street, a community or a road. */
function isPlaceExact(draft: Draft): boolean {
  return isPlace(draft) && draft.precision !== 'road'
}

/** More than a street or a community. */
function isPlace({ precision }: Draft): boolean {
  return precision !== 'street' && precision !== 'community'
}

function precisionOf(kind: string): Draft['precision'] {
  if (kind === 'doorplate') return 'door'
  if (kind === 'intersection') return 'crossing'
  return kind === 'compound' || kind === 'building' ? kind : 'poi'
}

const IN_AREA_BONUS = 0.04
const NEAR_AREA_BONUS = 0.03
const ELSEWHERE_SHARE = 0.45
const ONLY_ELSEWHERE_SHARE = 0.7

class TextReader {
  private readonly index: AddressIndex
  private readonly text: string
  readonly tokens: FoundName[]
  /** Streets and communities that were named in full: what lies elsewhere is hardly meant. */
  private readonly within: string[] = []
  /** Short names of areas: they speak for what lies there, not against the rest. */
  private readonly near: string[] = []

  constructor(index: AddressIndex, text: string) {
    this.index = index
    this.text = text
    this.tokens = index.names.findAll(text)
  }

  read(): Draft[] {
    const drafts: Draft[] = []
    for (let i = 0; i < this.tokens.length; i++) {
      const token = this.tokens[i]!
      const meaning = this.meaningOf(token)
      drafts.push(...meaning.areas.map((area) => readArea(token, area)))
      this.within.push(...meaning.areas.map((area) => area.code))
      this.near.push(...meaning.nearAreas.map((area) => area.code))
      const crossing = this.crossingAt(i)
      if (crossing.length > 0) {
        drafts.push(...crossing)
        i++
        continue
      }
      if (meaning.nearAreas.length > 0 && this.namesAreaOfNext(i)) continue
      if (this.belongsToNext(i)) continue
      drafts.push(...this.readToken(token, meaning, this.roadBefore(i)))
    }
    return drafts
  }

  /** What follows the last street or community named in full. */
  stillTyped(): string {
    const last = this.tokens.findLast((token) => this.meaningOf(token).areas.length > 0)
    return this.text.slice(last?.end ?? 0)
  }

  private meaningOf(token: FoundName): Meaning {
    return this.index.meanings.get(token.name)!
  }

  private readToken(token: FoundName, meaning: Meaning, before: RoadBefore | null): Draft[] {
    const roads = meaning.roads.flatMap((road) => readRoad(this.text, token, road))
    const compounds = readCompound(this.index, this.text, token, meaning, before)
    return [...roads, ...compounds, ...readPoi(this.text, token, meaning, before)]
  }

  private crossingAt(i: number): Draft[] {
    const [first, second] = [this.tokens[i]!, this.tokens[i + 1]]
    if (!second || this.meaningOf(first).roads.length === 0 || this.meaningOf(second).roads.length === 0) return []
    return readCrossing(this.index, this.text, first, second)
  }

  /** 西街 in 西街临江路12号 is the area, not the road of that name. */
  private namesAreaOfNext(i: number): boolean {
    const next = this.tokens[i + 1]
    if (!next || next.start !== this.tokens[i]!.end) return false
    const { roads, compounds, pois, shortPois } = this.meaningOf(next)
    return roads.length + compounds.length + pois.length + shortPois.length > 0
  }

  /** The road and number of 滨江路18号锦绣花园 are part of the compound's address, no place beside it. */
  private belongsToNext(i: number): boolean {
    const next = this.tokens[i + 1]
    const before = next ? this.roadBefore(i + 1) : null
    return next !== undefined && before !== null && leadsTo(this.meaningOf(next), before)
  }

  /** The road and number that stand right before a compound or a point of interest. */
  private roadBefore(i: number): RoadBefore | null {
    const [token, before] = [this.tokens[i]!, this.tokens[i - 1]]
    const road = before && this.meaningOf(before).roads[0]
    if (!road) return null
    const link = /^(?:(\d+(?:-\d+)?)号?)?(?:上|边上|路边|边|旁边|旁|沿线|附近)?[,、的]?(?:那家|那个|一家|有家)?$/.exec(
      this.text.slice(before.end, token.start),
    )
    return link && { name: road.name, number: link[1] ?? null }
  }

  /** Weighs what was read at one place of the text against the areas that the text names. */
  weigh(rivals: Draft[]): Draft[] {
    const isRivalWithin = rivals.some((draft) => isPlace(draft) && liesIn(draft, this.within))
    const weighed = rivals.map((draft) => {
      if (!isPlace(draft) || this.within.length === 0) return draft
      if (liesIn(draft, this.within)) return withBonus(draft, IN_AREA_BONUS)
      // where nothing of that name lies in the area that was said, the area is what was mistaken, more likely
      return elsewhere(draft, isRivalWithin ? ELSEWHERE_SHARE : ONLY_ELSEWHERE_SHARE)
    })
    // a short name may be any word, so it only chooses between places that would fit equally well
    const isHinted = weighed.map((draft) => isPlace(draft) && liesIn(draft, this.near))
    if (!isHinted.includes(true)) return shared(weighed)
    return shared(
      weighed.map((draft, i) => {
        if (isHinted[i]) return withBonus(draft, NEAR_AREA_BONUS)
        return isPlace(draft) ? elsewhere(draft, ELSEWHERE_SHARE) : draft
      }),
    )
  }
}

function liesIn({ areaCode }: Draft, codes: string[]): boolean {
  return codes.some((code) => areaCode.startsWith(code))
}

function withBonus(draft: Draft, bonus: number): Draft {
  return { ...draft, confidence: Math.min(WHOLE_TEXT, draft.confidence + bonus) }
}

function elsewhere(draft: Draft, share: number): Draft {
  const why = {
    zh: `${draft.why.zh}；不在所说的街道或社区`,
    en: `${draft.why.en}; not in the street or community named`,
  }
  return { ...draft, confidence: draft.confidence * share, why }
}

/** One name, several places of the same weight: each is as likely as the others. */
function shared(rivals: Draft[]): Draft[] {
  const top = Math.max(...rivals.map((draft) => draft.confidence))
  const equal = rivals.filter((draft) => draft.confidence === top)
  if (equal.length < 2) return rivals
  return rivals.map((draft) => (draft.confidence === top ? { ...draft, confidence: top / equal.length } : draft))
}

function distinct(drafts: Draft[]): Draft[] {
  const seen = new Set<string>()
  return drafts.filter((draft) => {
    const key = draft.addressId ?? `${draft.text} ${draft.areaCode}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function isCloseCall([first, second]: Draft[]): boolean {
  if (!first || !second || first.confidence - second.confidence > CLOSE_CALL) return false
  return distanceM(first.point, second.point) > SAME_PLACE_M
}

function withoutPlaceInText(drafts: Draft[]): FoundAddress[] {
  return drafts.map(({ at: _, ...found }) => ({ ...found, confidence: Math.round(found.confidence * 100) / 100 }))
}
