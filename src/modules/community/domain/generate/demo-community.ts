import { type SeededRandom, seededRandom } from '#core/number/seeded-random.ts'
import { checkSignOf } from '../credit-code.ts'
import type { Gender, RecordResult, RecordSort, Relation, Tenure } from '../words.ts'
import type { DemoCommunityRules } from './demo-rules.ts'

export interface DemoSpot {
  text: string
  areaCode: string
  lon: number
  lat: number
}

export interface DemoRecord {
  sort: RecordSort
  kind: string
  result: RecordResult
  /** So many days ago, at this hour of the day. */
  daysAgo: number
  hour: number
  text: string
}

export interface DemoNeed {
  kind: string
  text: string
  /** So many days ago, at this hour of the day. */
  daysAgo: number
  hour: number
  step: string | null
}

export interface DemoHousehold {
  entrance: string
  floor: number
  room: string
  tenure: Tenure
  care: string[]
  residents: { name: string; phone: string; gender: Gender; birthYear: number; relation: Relation }[]
  records: DemoRecord[]
  needs: DemoNeed[]
}

export interface DemoEnterprise {
  creditCode: string
  name: string
  industry: string
  size: string
  staff: number
  key: boolean
  contactName: string
  contactPhone: string
  records: DemoRecord[]
  needs: DemoNeed[]
}

const YEAR = 2026

/** Invented people of one building; the same every time. Names are put together from the demonstration's own lists. */
export function demoHouseholds(rules: DemoCommunityRules, spot: DemoSpot, isFirst: boolean): DemoHousehold[] {
  const random = seededRandom(rules.seed, `households ${spot.text}`)
  const [fewest, most] = rules.householdsPerBuilding[isFirst ? 'first' : 'other']
  const doors = new Set<string>()
  return Array.from({ length: random.whole(fewest, most) }, () => {
    const floor = random.whole(1, 6)
    const room = `${floor}0${random.whole(1, 4)}`
    const entrance = `${random.whole(1, 2)}单元`
    if (doors.has(entrance + room)) return null
    doors.add(entrance + room)
    const cared = random.chance(rules.careShare)
    const care = cared ? careOf(random) : []
    return {
      entrance,
      floor,
      room,
      tenure: random.chance(0.25) ? ('rent' as const) : ('own' as const),
      care,
      residents: residentsOf(random, rules, care),
      records: cared
        ? recordsOf(random, rules, random.whole(1, 3))
        : random.chance(0.15)
          ? recordsOf(random, rules, 1)
          : [],
      needs: random.chance(cared ? 0.18 : 0.05) ? [needOf(random, rules, rules.householdNeeds)] : [],
    }
  }).filter((one) => one !== null)
}

export function demoEnterprise(rules: DemoCommunityRules, spot: DemoSpot, number: number): DemoEnterprise {
  const random = seededRandom(rules.seed, `enterprise ${spot.text}`)
  const trade = random.pick(rules.trades)
  const size = random.pick(['self', 'self', 'micro', 'micro', 'small', 'medium'])
  const { name: contactName, phone: contactPhone } = personOf(random, rules)
  return {
    creditCode: codeOf(number),
    name: `${rules.districtName}${random.pick(rules.tradeWords)}${random.pick(trade.ends)}`,
    industry: trade.industry,
    size,
    staff: size === 'medium' ? random.whole(60, 300) : random.whole(1, size === 'small' ? 60 : 12),
    key: size === 'medium',
    contactName,
    contactPhone,
    records: random.chance(0.6)
      ? [
          {
            sort: 'visit',
            kind: random.pick(['needs', 'policy', 'safety']),
            result: random.chance(0.85) ? 'met' : 'phone',
            daysAgo: random.whole(1, 170),
            hour: random.whole(9, 16),
            text: '走访了解经营情况，讲解惠企政策。',
          },
        ]
      : [],
    needs: random.chance(0.34) ? [needOf(random, rules, rules.enterpriseNeeds)] : [],
  }
}

function careOf(random: SeededRandom): string[] {
  const first = random.pick([
    'livingAlone',
    'aged',
    'aged',
    'emptyNest',
    'minimumLiving',
    'disabled',
    'childAtRisk',
    'newcomer',
  ])
  return random.chance(0.2) && first !== 'minimumLiving' ? [first, 'minimumLiving'].sort() : [first]
}

function residentsOf(
  random: SeededRandom,
  rules: DemoCommunityRules,
  care: readonly string[],
): DemoHousehold['residents'] {
  const isOld = care.some((key) => key === 'livingAlone' || key === 'aged' || key === 'emptyNest')
  const headYear = YEAR - (isOld ? random.whole(78, 91) : random.whole(28, 70))
  const head = { ...personOf(random, rules), birthYear: headYear, relation: 'head' as const }
  if (care.includes('livingAlone')) return [head]
  const spouse = { ...personOf(random, rules), birthYear: headYear + random.whole(-3, 4), relation: 'spouse' as const }
  const child = {
    ...personOf(random, rules),
    birthYear: Math.min(YEAR - 1, headYear + random.whole(24, 33)),
    relation: 'child' as const,
  }
  return [head, ...(random.chance(0.7) ? [spouse] : []), ...(random.chance(0.5) ? [child] : [])]
}

function personOf(
  random: SeededRandom,
  { names }: DemoCommunityRules,
): { name: string; phone: string; gender: Gender } {
  const [surnames, first, second] = [[...names.surnames], [...names.givenFirst], [...names.givenSecond]]
  const surname = surnames[Math.floor(random.next() ** 2 * surnames.length)]!
  return {
    name: `${surname}${random.chance(0.2) ? '' : random.pick(first)}${random.pick(second)}`,
    phone: `${names.phonePrefix}${String(random.whole(0, 9999)).padStart(4, '0')}`,
    gender: random.chance(0.5) ? 'male' : 'female',
  }
}

function recordsOf(random: SeededRandom, rules: DemoCommunityRules, count: number): DemoRecord[] {
  return Array.from({ length: count }, (): DemoRecord => {
    const isService = random.chance(0.3)
    const texts = isService ? rules.serviceTexts : rules.visitTexts
    const kind = random.pick(Object.keys(texts))
    return {
      sort: isService ? 'service' : 'visit',
      kind,
      result: isService ? 'done' : random.chance(0.8) ? 'met' : random.chance(0.5) ? 'phone' : 'absent',
      daysAgo: random.whole(1, 35),
      hour: random.whole(9, 16),
      text: random.pick(texts[kind]!),
    }
  })
}

function needOf(
  random: SeededRandom,
  rules: DemoCommunityRules,
  needs: DemoCommunityRules['householdNeeds'],
): DemoNeed {
  const { kind, text } = random.pick(needs)
  const step = random.chance(0.5) ? random.pick(rules.steps) : null
  return { kind, text, daysAgo: random.whole(1, 25), hour: random.whole(9, 16), step }
}

/** Of a region that no real code names, with a right check sign. */
function codeOf(number: number): string {
  const first = `91990101MA${String(number).padStart(7, '0')}`
  return `${first}${checkSignOf(first)}`
}
