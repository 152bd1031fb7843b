import type { Title } from '#core/module-card.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { WarningLevel } from './kind.ts'

export interface Warning {
  clock: Title
  level: WarningLevel
  caseNo: string
  /** Name of the category; null while there is none. */
  category: Title | null
  dueMs: number
  unit: Title | null
}

const SAID: Readonly<Record<WarningLevel, Title>> = {
  orange: { zh: '即将到期', en: 'is nearly due' },
  red: { zh: '已超期', en: 'is overdue' },
  redDaily: { zh: '仍然超期', en: 'is still overdue' },
}

/** Number, category, step and due: no word of the citizen, so that it may go out by SMS. */
export function warningTitle({ clock, level, caseNo, category, dueMs }: Warning): Title {
  const due = toRfc3339(dueMs).slice(0, 16).replace('T', ' ')
  const what = { zh: category ? `（${category.zh}）` : '', en: category ? ` (${category.en})` : '' }
  return {
    zh: `${clock.zh}时限${SAID[level].zh}：案件 ${caseNo}${what.zh}，${due} 到期`,
    en: `The ${clock.en} of case ${caseNo}${what.en} ${SAID[level].en}: due ${due}`,
  }
}

export function warningText({ level, unit }: Warning): Title {
  const who = { zh: unit ? `责任单位：${unit.zh}。` : '', en: unit ? `Unit: ${unit.en}. ` : '' }
  return level === 'orange'
    ? {
        zh: `${who.zh}请在到期前办理；确需更多时间的，到期前申请延期。`,
        en: `${who.en}Handle it before it is due, or ask for an extension in time.`,
      }
    : {
        zh: `${who.zh}请立即办理并说明原因；超期每日提醒，直至办结。`,
        en: `${who.en}Handle it now and say why it is late; this is said daily until it is done.`,
      }
}

/** One line for many: what it holds is listed when it is opened. */
export function bundleTitle(count: number, level: WarningLevel | null): Title {
  return level === 'orange' || level === null
    ? { zh: `${count} 项时限即将到期`, en: `${count} deadlines are near` }
    : { zh: `${count} 项时限即将到期或已超期`, en: `${count} deadlines are near or over` }
}

/** What leaves the house of a notice; a bundle has no title of its own. */
export function outgoingTitle(notice: { count: number; level: WarningLevel | null; titleZh: string }): string {
  return notice.titleZh === '' ? bundleTitle(notice.count, notice.level).zh : notice.titleZh
}
