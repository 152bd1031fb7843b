import type { EvaluationScheme, SchemeTerm } from './scheme.ts'

/** How a figure becomes points, in a few words. */
export function sayFunction(term: SchemeTerm, direction: 'higher' | 'lower' | 'neutral'): { zh: string; en: string } {
  const isLower = direction === 'lower'
  switch (term.function) {
    case 'ratio': {
      const by = term.scale === undefined ? '' : `÷${term.scale}`
      return isLower ? { zh: `1−x${by}`, en: `1−x${by}` } : { zh: `x${by}`, en: `x${by}` }
    }
    case 'threshold':
      return {
        zh: `达到 ${term.target} 得满分，${isLower ? '高于' : '低于'} ${term.floor} 得零分，其间按比例`,
        en: `full at ${term.target}, none at ${term.floor}, linear between`,
      }
    case 'minmax':
      return { zh: '组内最好得满分，最差得零分', en: 'best of the group full, worst none' }
    case 'deductPerUnit':
      return { zh: `每件扣 ${term.perUnit} 份`, en: `${term.perUnit} lost for each` }
    case 'band':
      return {
        zh: `分段：${(term.points ?? []).map(([at, score]) => `${at}→${score}`).join('，')}`,
        en: `band: ${(term.points ?? []).map(([at, score]) => `${at}→${score}`).join(', ')}`,
      }
  }
}

export const BASIS_NAMES = {
  raw: { zh: '未剔除', en: 'raw' },
  adjusted: { zh: '剔除后', en: 'adjusted' },
} as const

export function sayWithdrawn({ withdrawnWeight }: Pick<EvaluationScheme, 'withdrawnWeight'>): {
  zh: string
  en: string
} {
  return withdrawnWeight === 'lowerMost'
    ? { zh: '停用指标的权重不再计分，满分相应降低', en: 'the weight of a withdrawn indicator is not scored' }
    : {
        zh: '停用指标的权重按比例分给其余各项',
        en: 'the weight of a withdrawn indicator goes to the others in proportion',
      }
}
