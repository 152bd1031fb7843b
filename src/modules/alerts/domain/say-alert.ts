import type { Title } from '#core/module-card.ts'
import { dateOfDay } from '#core/time/local.ts'
import type { Evidence } from './situation.ts'

export interface SaidAlert {
  /** Of the place or the unit. */
  placeName: string
  /** Of the category; '' where the rule does not ask for one. */
  categoryName: string
  seen: number
  evidence: Evidence
}

/** What is seen, short: for lists and notices. No name, phone or words of a citizen. */
export function alertTitle({ placeName, categoryName, seen, evidence }: SaidAlert): Title {
  const what = categoryName === '' ? { zh: '诉求', en: 'appeals' } : { zh: categoryName, en: `"${categoryName}"` }
  switch (evidence.kind) {
    case 'repeat':
      return {
        zh: `${evidence.address ?? placeName} ${evidence.days} 日内${what.zh} ${seen} 件`,
        en: `${evidence.address ?? placeName}: ${seen} ${what.en} in ${evidence.days} days`,
      }
    case 'appellant':
      return {
        zh: `${placeName}同一诉求人 ${evidence.days} 日内${what.zh} ${seen} 件`,
        en: `${placeName}: one appellant, ${seen} ${what.en} in ${evidence.days} days`,
      }
    case 'rise':
      return {
        zh: `${placeName}${what.zh}${evidence.days === 1 ? '单日' : ` ${evidence.days} 日`} ${seen} 件，预期 ${evidence.expected.toFixed(1)} 件`,
        en: `${placeName}: ${seen} ${what.en} in ${evidence.days} d, expected ${evidence.expected.toFixed(1)}`,
      }
    case 'overdue':
      return {
        zh: `${placeName}超期 ${evidence.overdue} 件，占在办 ${evidence.percent.toFixed(0)}%`,
        en: `${placeName}: ${evidence.overdue} overdue, ${evidence.percent.toFixed(0)} % of its open cases`,
      }
  }
}

/** Why, with the numbers that it follows from. */
export function explainAlert({ seen, evidence }: SaidAlert): Title {
  if (evidence.kind === 'rise') {
    const { expected, before, chance, falseAlarmRate, dispersion, days } = evidence
    const list = before.map(({ count }) => count).join('、')
    const oldest = dateOfDay(before.at(-1)!.day)
    const spread = dispersion > 1 ? `，过去的起伏是随机的 ${dispersion.toFixed(1)} 倍，已计入` : ''
    const spreadEn =
      dispersion > 1 ? `, the past spreads ${dispersion.toFixed(1)} times chance, which is allowed for` : ''
    return {
      zh: `预期 ${expected.toFixed(1)} 件，实际 ${seen} 件；对照 ${before.length} 个同星期、同工作日数的${days === 1 ? '日' : ` ${days} 日`}（最早截至 ${oldest}）：${list}。若无变化，这么多件的概率 ${chanceText(chance)}，低于设定误报率 ${chanceText(falseAlarmRate)}${spread}。`,
      en: `Expected ${expected.toFixed(1)}, seen ${seen}; compared with ${before.length} periods of ${days} d with the same weekdays and working days (oldest to ${oldest}): ${list}. By chance alone so many have a probability of ${chanceText(chance)}, below the false-alarm rate of ${chanceText(falseAlarmRate)}${spreadEn}.`,
    }
  }
  if (evidence.kind === 'overdue')
    return {
      zh: `在办 ${evidence.open} 件，其中 ${evidence.overdue} 件全案时限已过，占 ${evidence.percent.toFixed(1)}%。`,
      en: `${evidence.open} open cases, the whole-case limit of ${evidence.overdue} has passed: ${evidence.percent.toFixed(1)} %.`,
    }
  const who =
    evidence.kind === 'appellant' ? { zh: '同一诉求人', en: 'one appellant' } : { zh: '同一地点', en: 'one place' }
  return {
    zh: `${evidence.days} 日内${who.zh} ${seen} 件，规则为 ${evidence.atLeast} 件起。`,
    en: `${seen} cases of ${who.en} within ${evidence.days} days; the rule asks for ${evidence.atLeast}.`,
  }
}

function chanceText(chance: number): string {
  const percent = chance * 100
  if (percent >= 0.01) return `${percent.toFixed(2)}%`
  return percent >= 0.0001 ? `${percent.toFixed(4)}%` : '＜0.0001%'
}
