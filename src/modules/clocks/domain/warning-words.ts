import type { Words } from './reason-words.ts'

/** The sentence of a warning of core/time: `calendar-missing:2028`, `calendar-provisional:2027`. */
export function warningWords(code: string): Words {
  const [kind, year] = code.split(':')
  if (kind === 'calendar-provisional')
    return {
      zh: `${year} 年的放假安排尚未公布，按预排日历计算，公布后重算`,
      en: `The holidays of ${year} are not announced yet; reckoned by provisional dates`,
    }
  return {
    zh: `${year} 年没有工作日历，按周一至周五计算，载入后重算`,
    en: `There is no calendar for ${year}; reckoned Monday to Friday until it is loaded`,
  }
}
