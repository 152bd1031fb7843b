import type { Words } from '#ui/language.ts'
import type { Figure, Picture, StreetRank } from '../contract.ts'

/** Nearer to each other than this, two counts are the same to whoever looks from six metres. */
const SAME_PERCENT = 5

type Change = 'more' | 'less' | 'same'

/** How a count stands to the same weekday of last week; null where there is nothing, or less than `least`, to compare with. */
export function changeOf(
  { value, lastWeek }: Pick<Figure, 'value' | 'lastWeek'>,
  least: number,
): { change: Change; percent: number } | null {
  if (value === null || lastWeek === null || lastWeek < least) return null
  const percent = Math.round(((value - lastWeek) / lastWeek) * 100)
  return {
    change: Math.abs(percent) < SAME_PERCENT ? 'same' : percent > 0 ? 'more' : 'less',
    percent: Math.abs(percent),
  }
}

function changeWords(figure: Figure, least: number): Words {
  const found = changeOf(figure, least)
  if (!found) {
    const [now, before] = [figure.value ?? '—', figure.lastWeek]
    return {
      zh: `${figure.zh} ${now} 件${before === null ? '' : `（上周同日 ${before} 件）`}`,
      en: `${now} received today${before === null ? '' : ` (${before} last week)`}`,
    }
  }
  if (found.change === 'same') return { zh: `${figure.zh}与上周同日持平`, en: 'As many received as last week' }
  const more = found.change === 'more'
  return {
    zh: `${figure.zh}比上周同日${more ? '多' : '少'} ${found.percent}%`,
    en: `${found.percent}% ${more ? 'more' : 'fewer'} received than last week`,
  }
}

/** The street with the lowest rate among those that are ranked. */
export function worstStreet(streets: readonly StreetRank[]): StreetRank | null {
  return streets.filter(({ rank }) => rank !== null).at(-1) ?? null
}

/** Is it worse than usual, and where: what the first scene says. */
export function overviewHeadline(picture: Picture, received: Figure, overdue: Figure): Words {
  const first = changeWords(received, picture.rules.rankLeast)
  const over = overdue.value ?? 0
  const most = picture.streets.reduce<StreetRank | null>(
    (best, street) => (street.overdue > 0 && (best === null || street.overdue > best.overdue) ? street : best),
    null,
  )
  if (over === 0) return { zh: `${first.zh}，没有超期`, en: `${first.en}; nothing is overdue` }
  return {
    zh: `${first.zh}，超期 ${over} 件${most ? `，${most.zh}最多` : ''}`,
    en: `${first.en}; ${over} overdue${most ? `, most in ${most.en}` : ''}`,
  }
}

/** At which step most is late, and what comes next. */
export function deadlineHeadline(picture: Picture, soon: Figure): Words {
  const worst = picture.steps.reduce<Picture['steps'][number] | null>(
    (best, step) => (step.overdue > 0 && (best === null || step.overdue > best.overdue) ? step : best),
    null,
  )
  const near = soon.value ?? 0
  const nearWords = near > 0 ? { zh: `，另有 ${near} 件临期`, en: `; ${near} more are nearly due` } : { zh: '', en: '' }
  if (!worst) return { zh: `各环节都没有超期${nearWords.zh}`, en: `No step is overdue${nearWords.en}` }
  return {
    zh: `超期最多的环节是${worst.zh}，${worst.overdue} 件${nearWords.zh}`,
    en: `Most are late at ${worst.en}: ${worst.overdue}${nearWords.en}`,
  }
}
