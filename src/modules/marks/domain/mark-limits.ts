/** Thresholds of the marks, data of a district: `marks.json`. */
export interface MarkLimits {
  version: string
  /** The last share of the time of handling in which asking for more is late. */
  askedLate: { lastShare: number }
  /** So many returns and redispatches; or the same unit again after another. */
  bounced: { times: number; backAgain: boolean }
  natureChanged: { from: string[]; to: string[] }
  samePhoto: { inOtherCase: boolean; asBeforeAndAfter: boolean }
  /** outdoorOnly: categories that cannot be seen from outside need no picture. */
  closedUnseen: { outdoorOnly: boolean }
  contradicted: { withinM: number; withinDays: number }
}

/** Throws a sentence that names what is wrong with the data. */
export function readMarkLimits(data: MarkLimits): MarkLimits {
  const wrong = (what: string): never => {
    throw new RangeError(`marks.json: ${what}`)
  }
  const isBetween = (value: unknown, least: number, most: number) =>
    typeof value === 'number' && value >= least && value <= most
  const areWords = (list: unknown) => Array.isArray(list) && list.every((one) => typeof one === 'string')
  if (!isBetween(data.askedLate?.lastShare, 0, 1)) wrong('askedLate.lastShare is a share from 0 to 1')
  if (!isBetween(data.bounced?.times, 1, 100)) wrong('bounced.times is a number from 1 to 100')
  if (!areWords(data.natureChanged?.from) || !areWords(data.natureChanged?.to))
    wrong('natureChanged.from and .to are lists of kinds of appeal')
  if (!isBetween(data.contradicted?.withinM, 1, 5000)) wrong('contradicted.withinM is from 1 to 5000 m')
  if (!isBetween(data.contradicted?.withinDays, 1, 365)) wrong('contradicted.withinDays is from 1 to 365')
  for (const [name, value] of Object.entries({
    'bounced.backAgain': data.bounced?.backAgain,
    'samePhoto.inOtherCase': data.samePhoto?.inOtherCase,
    'samePhoto.asBeforeAndAfter': data.samePhoto?.asBeforeAndAfter,
    'closedUnseen.outdoorOnly': data.closedUnseen?.outdoorOnly,
  }))
    if (typeof value !== 'boolean') wrong(`${name} is true or false`)
  return data
}
