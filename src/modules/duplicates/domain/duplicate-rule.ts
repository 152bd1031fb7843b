/** Thresholds of suggestions and hot topics, data of a district: `duplicates.json`. */
export interface DuplicateRule {
  version: string
  /**
   * From `showAtLeast` on two in three are right, from `likelyAtLeast` on four in five, by the generated pairs (`npm run bench --
   * duplicates`); 0.75 is what domain §4.4 suggests for merging.
   */
  suggest: { withinDays: number; showAtLeast: number; likelyAtLeast: number; most: number }
  topics: { lookBackDays: number; mostCases: number; leastCases: number }
}

/** Throws a sentence that names what is wrong with the data. */
export function readDuplicateRule(data: DuplicateRule): DuplicateRule {
  const must = (what: string, value: unknown, least: number, most: number) => {
    if (typeof value !== 'number' || !(value >= least && value <= most))
      throw new RangeError(`duplicates.json: ${what} is from ${least} to ${most}`)
  }
  must('suggest.withinDays', data.suggest?.withinDays, 1, 90)
  must('suggest.showAtLeast', data.suggest?.showAtLeast, 0, 1)
  must('suggest.likelyAtLeast', data.suggest?.likelyAtLeast, data.suggest.showAtLeast, 1)
  must('suggest.most', data.suggest?.most, 1, 20)
  must('topics.lookBackDays', data.topics?.lookBackDays, 7, 366)
  must('topics.mostCases', data.topics?.mostCases, 100, 50_000)
  must('topics.leastCases', data.topics?.leastCases, 2, 100)
  return data
}
