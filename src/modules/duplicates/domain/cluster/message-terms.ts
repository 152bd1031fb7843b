import { withoutBoilerplate } from './boilerplate.ts'

const RUN = /[\p{Letter}\p{Number}]+/gu
const PART = /\p{Script=Han}+|[a-z]+\d*|\d+|[\p{Letter}\p{Number}]+/gu
const IS_HAN = /^\p{Script=Han}/u
/** What the name of a place, an estate, a project, a school or a firm ends in: the words before it tell one from another. */
const NAME_ENDS =
  /(?:小区|花园|家园|公寓|新村|新城|社区|国际|广场|大厦|楼盘|项目|公司|集团|中学|小学|学校|学院|大学|幼儿园|医院|市场|公园|机场|地铁|号线|大道|公路|高速|高铁|城际|银行|投资|控股|理财|天下|酒店|工业园|[路街巷村镇乡苑府湾城园山湖河桥贷郡庭居都景池台阁轩邸墅岸岛洲坊馆])/gu
/** Behind the name of a district or town stands the name of something in it. */
const BEHIND_AREA = /(?<!小|社|园|校|片|地|景)(?:[县区镇]|街道)/gu
const BEHIND_REACH = 6
/** Whom everybody asks about and what everybody uses: a subject, not the name of one place or body. */
const NO_NAME = /住房公积金|公积金|社会保险|社保|医保|养老金|落户|户口|户籍|补贴|政策|公交车?|居住证|不动产证|房产证/gu
const SHORT_REACH = 4
const LONG_REACH = 6
/** Takes a term of the text; `isNamed` if it stands in a name. */
export type TermTaker = (term: string, isNamed: boolean) => void

/** Pairs and triples of Han characters, whole words of other scripts, and where a number meets Han both together: 58车. */
export function messageTerms(text: string, take: TermTaker): void {
  for (const [run] of withoutBoilerplate(text).matchAll(RUN)) {
    let before = ''
    for (const [part] of run.matchAll(PART)) {
      if (!IS_HAN.test(part)) {
        if (part.length > 1) take(part.slice(0, 24), false)
        before = part.slice(-6)
        continue
      }
      if (/^[市县区省州]/.test(part)) before = ''
      if (before !== '') take(before + part.slice(0, 1), true)
      if (before !== '' && part.length > 1) take(before + part.slice(0, 2), true)
      before = ''
      const named = inNames(part)
      for (let at = 0; at + 2 <= part.length; at++) {
        take(part.slice(at, at + 2), (named[at]! & named[at + 1]!) === 1)
        if (at + 3 <= part.length) take(part.slice(at, at + 3), (named[at]! & named[at + 2]!) === 1)
      }
    }
  }
}

/** Which characters of a run stand in a name: the end of one and a few before it. */
function inNames(run: string): Uint8Array {
  const marks = new Uint8Array(run.length)
  for (const found of run.matchAll(NAME_ENDS)) {
    const from = Math.max(0, found.index - (found[0].length > 1 ? LONG_REACH : SHORT_REACH))
    if (found.index - from >= 2 || (found[0].length > 1 && found.index > from))
      marks.fill(1, from, found.index + found[0].length)
  }
  for (const found of run.matchAll(BEHIND_AREA)) {
    const from = found.index + found[0].length
    marks.fill(1, from, Math.min(run.length, from + BEHIND_REACH))
  }
  for (const found of run.matchAll(NO_NAME)) marks.fill(0, found.index, found.index + found[0].length)
  return marks
}

/** One spelling for all that is compared. */
export const folded = (text: string) => text.normalize('NFKC').toLowerCase()
