export interface Words {
  zh: string
  en: string
}

const words: Readonly<Record<string, Words>> = {
  counted: { zh: '计时', en: 'counted' },
  day0: { zh: '起算当日不计', en: 'the day of the start never counts' },
  night: { zh: '非工作时段', en: 'outside working hours' },
  lunch: { zh: '午休', en: 'lunch break' },
  weekend: { zh: '周末', en: 'weekend' },
  holiday: { zh: '放假', en: 'day off' },
  outsideCalendar: { zh: '日历外的平日', en: 'weekday outside the calendar' },
  otherSteps: { zh: '其他环节计时', en: 'counted for the other steps' },
  extension: { zh: '延期计时', en: 'counted for the extension' },
  change: { zh: '改定时限后计时', en: 'counted after the change of limit' },
  'change:before': { zh: '改定时限前已用完', en: 'used up before the change of limit' },
  kept: { zh: '已告知的到期时间不提前', en: 'a due that was told is not moved earlier' },
  'pause:return': { zh: '退单审批期间暂停', en: 'paused while a return is decided' },
  'pause:suspension': { zh: '挂账期间暂停', en: 'paused while suspended' },
  'pause:verification': { zh: '核实期间暂停', en: 'paused while verified' },
}

/** What a reason of a piece is called; `name` of the day: the holiday, or the make-up working day. */
export function reasonWords(reason: string, counted: boolean, name: string | null): Words {
  const found = words[reason === 'change' && !counted ? 'change:before' : reason]
  if (!found) return reason.startsWith('pause:') ? { zh: '暂停', en: 'paused' } : { zh: reason, en: reason }
  if (name === null) return found
  if (reason === 'holiday') return { zh: `${name}放假`, en: `day off: ${name}` }
  return counted ? { zh: `${found.zh}（${name}上班）`, en: `${found.en} (working day: ${name})` } : found
}
