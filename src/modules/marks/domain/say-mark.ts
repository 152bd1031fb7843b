import type { Mark, PhotoRole } from './mark.ts'

interface Sentence {
  zh: string
  en: string
}

/** Names that a sentence needs; both languages. */
export interface MarkNames {
  unit(id: string): Sentence
  appealType(id: string): Sentence
}

const ROLES: Readonly<Record<PhotoRole, Sentence>> = {
  before: { zh: '处置前', en: 'before' },
  after: { zh: '处置后', en: 'after' },
  check: { zh: '核查', en: 'check' },
  measure: { zh: '安全措施', en: 'safety measure' },
}

/** Why the mark is there, in one sentence. */
export function sayMark({ kind, detail, other }: Pick<Mark, 'kind' | 'detail' | 'other'>, names: MarkNames): Sentence {
  switch (kind) {
    case 'askedLate':
      return sayLate(detail.leftShare ?? 0)
    case 'bounced': {
      const units = (detail.units ?? []).map((unit) => names.unit(unit))
      return {
        zh: `退单、改派共 ${detail.times} 次，主办依次为${units.map(({ zh }) => zh).join('、')}`,
        en: `returned or redispatched ${detail.times} times: ${units.map(({ en }) => en).join(', ')}`,
      }
    }
    case 'natureChanged': {
      const [from, to] = [names.appealType(detail.from ?? ''), names.appealType(detail.to ?? '')]
      return { zh: `诉求性质由${from.zh}改为${to.zh}`, en: `changed from ${from.en} to ${to.en}` }
    }
    case 'samePhoto': {
      const roles = (detail.roles ?? []).map((role) => ROLES[role])
      if (other)
        return {
          zh: `${roles[0]?.zh ?? ''}照片与案件 ${other.caseNo} 的是同一张`,
          en: `the photo (${roles[0]?.en ?? ''}) was used in case ${other.caseNo} before`,
        }
      return {
        zh: `同一张照片既作${roles.map(({ zh }) => zh).join('又作')}`,
        en: `one photo as ${roles.map(({ en }) => en).join(' and ')}`,
      }
    }
    case 'closedUnseen':
      return detail.checkSkipped
        ? { zh: '按已解决结案，核查免做，没有处置后或核查照片', en: 'closed as solved, check skipped, no photo after' }
        : { zh: '按已解决结案，没有处置后或核查照片', en: 'closed as solved without any photo after the work' }
    case 'contradicted':
      return {
        zh: `报称已解决，${later(detail.hoursAfter ?? 0).zh}后 ${detail.distanceM} 米处又报同类问题（${other?.caseNo ?? ''}）`,
        en: `said to be solved; ${later(detail.hoursAfter ?? 0).en} later the same was reported ${detail.distanceM} m away (${other?.caseNo ?? ''})`,
      }
  }
}

function sayLate(left: number): Sentence {
  if (left < 0) return { zh: '超过到期时间才申请延期', en: 'asked for when the time was over' }
  const percent = Math.floor(left * 100)
  return { zh: `处置时限只剩 ${percent}% 时申请延期`, en: `asked for with ${percent} % of the time left` }
}

const later = (hours: number): Sentence =>
  hours < 48
    ? { zh: `${hours} 小时`, en: `${hours} hours` }
    : { zh: `${Math.round(hours / 24)} 天`, en: `${Math.round(hours / 24)} days` }
