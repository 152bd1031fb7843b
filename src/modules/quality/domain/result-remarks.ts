import type { DistrictEstimate } from './estimate.ts'

interface Remarked {
  estimate: DistrictEstimate | null
  unscorable: number
  seedLate: boolean
  certain: { scored: number }
  agreement: { n: number; verdictKappa: number | null; bandKappa: number | null }
  units: readonly { name: string; scored: number; ranked: boolean }[]
  previous: { clear: boolean } | null
  /** Names of strata by key. */
  names: ReadonlyMap<string, string>
}
interface Remark {
  zh: string
  en: string
}

/** What a reader has to know beside the figures: how the interval was made, what is missing, what is too few. */
export function remarksOf(it: Remarked): Remark[] {
  const { estimate, agreement } = it
  const called = (keys: readonly string[]) => keys.map((key) => it.names.get(key) ?? key).join('、')
  const remarks: Remark[] = []
  const add = (zh: string, en: string) => remarks.push({ zh, en })
  if (it.seedLate)
    add(
      '种子在时段结束后才登记，由系统生成，不由人选。',
      'The seed was written down after the period; the house made it.',
    )
  if (!estimate) add('还没有抽中案件的评分，不能估计合格率。', 'Nothing that was drawn is scored yet: no estimate.')
  if (estimate?.by === 'wilson')
    add(
      '没有全查的层里评定都相同，看不出方差，区间按 Wilson 法计算。',
      'No variance was seen in strata that were not scored whole: the interval is Wilson’s.',
    )
  if (estimate?.by === 'census')
    add('全部案件已评，合格率是实数，不是估计。', 'All cases were scored: the rate is no estimate.')
  if (estimate && estimate.missing.length > 0)
    add(
      `${called(estimate.missing)}没有可评案件，不在估计之内。`,
      `No scored case in: ${called(estimate.missing)}; the estimate leaves them out.`,
    )
  if (estimate && estimate.thin.length > 0)
    add(
      `${called(estimate.thin)}只评了一件，方差按最大取。`,
      `One score alone in: ${called(estimate.thin)}; its variance is taken as the largest possible.`,
    )
  const few = it.units.filter(({ scored, ranked }) => scored > 0 && !ranked)
  if (few.length > 0)
    add(
      `${few.length} 个单位样本小、区间宽，只列出不排名。`,
      `${few.length} units have wide intervals: shown, not ranked.`,
    )
  if (it.certain.scored > 0) add('必查案件另列，不推算全体。', 'Certain cases are told apart and not extrapolated.')
  if (it.unscorable > 0)
    add(
      `${it.unscorable} 件适用分不足，未评分；抽中的按名单次序替补。`,
      `${it.unscorable} cases had too little to score; drawn ones were replaced in the order of the draw.`,
    )
  if (agreement.n === 0)
    add('没有两次评分的案件，一致性无法计算。', 'Nothing was scored twice: agreement is not known.')
  else if (agreement.verdictKappa === null)
    add('复评只出现一种判断，合格判断的 Kappa 无定义。', 'Both persons gave one verdict alone: kappa is undefined.')
  if (it.previous && !it.previous.clear)
    add('与上期的差在误差之内，不能说有变化。', 'The difference from last time lies within the error.')
  return remarks
}
