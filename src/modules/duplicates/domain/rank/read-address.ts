/** What an address says, in one spelling: roads, and the numbers on the first of them. */
export interface ReadAddress {
  roads: string[]
  /** Lowest and highest number; null without one. */
  from: number | null
  to: number | null
}

const LONGEST = 300
const ENGLISH_ENDS: Readonly<Record<string, string>> = {
  street: 'st',
  avenue: 'ave',
  av: 'ave',
  road: 'rd',
  drive: 'dr',
  boulevard: 'blvd',
  place: 'pl',
  square: 'sq',
  court: 'ct',
  lane: 'ln',
  terrace: 'ter',
  parkway: 'pkwy',
  highway: 'hwy',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  plaza: 'plz',
  circle: 'cir',
  park: 'pk',
  saint: 'st',
}
const HAN_ROAD = /([\p{Script=Han}]{1,8}?(?:大道|公路|环路|路|街|巷|道))/gu
const HAN_NUMBER = /(\d{1,5})\s*(?:-|—|至)?\s*(\d{1,5})?\s*(?:号|弄)/u

export function readAddress(text: string): ReadAddress {
  const plain = text.slice(0, LONGEST).normalize('NFKC').toLowerCase()
  return /\p{Script=Han}/u.test(plain) ? readHan(plain) : readEnglish(plain)
}

function readHan(text: string): ReadAddress {
  const bare = text
    .replace(/^.*?(?:市|[^小社]区|县)(?=\p{Script=Han})/u, '')
    .replace(/\p{Script=Han}{2,4}(?:街道|镇|乡|社区|村)/gu, ' ')
  const roads = [...new Set([...bare.matchAll(HAN_ROAD)].map(([, road]) => road!))]
  const number = HAN_NUMBER.exec(bare)
  const from = number ? Number(number[1]) : null
  return { roads, from, to: number?.[2] ? Number(number[2]) : from }
}

function readEnglish(text: string): ReadAddress {
  // The town stands after two blanks or a comma.
  const [first = ''] = text.split(/\s{2,}|,|;/).filter((part) => part.trim() !== '')
  const crossing = /^(?:intersection(?: of)?\s+)?(.+?)\s+(?:&|and|\/|at)\s+(.+)$/.exec(first.trim())
  if (crossing && !/^\d/.test(first.trim()))
    return { roads: [oneSpelling(crossing[1]!), oneSpelling(crossing[2]!)].filter(isRoad), from: null, to: null }
  const numbered = /^(\d{1,6})[a-z]?(?:\s*-\s*(\d{1,6})[a-z]?)?\s+(.+)$/.exec(first.trim())
  if (!numbered) return { roads: [oneSpelling(first)].filter(isRoad), from: null, to: null }
  const from = Number(numbered[1])
  const to = numbered[2] ? Math.max(from, Number(numbered[2])) : from
  return { roads: [oneSpelling(numbered[3]!)].filter(isRoad), from, to }
}

const isRoad = (road: string) => road.length > 1

const oneSpelling = (road: string) =>
  road
    .replace(/^intersection(?: of)?\s+/, '')
    .replace(/[.'’]/g, '')
    .trim()
    .split(/\s+/)
    .map((word) => ENGLISH_ENDS[word] ?? word)
    .join(' ')
