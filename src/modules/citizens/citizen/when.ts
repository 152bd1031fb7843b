import type { Language } from '#ui/language.ts'

const parts = (rfc3339: string) => {
  // Times of the server carry the local offset: what is written there is the local day.
  const [, month = '', day = '', hour = '', minute = ''] = /-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(rfc3339) ?? []
  return { month: Number(month), day: Number(day), clock: `${Number(hour)}:${minute}` }
}

export function dayInWords(rfc3339: string, language: Language): string {
  const { month, day } = parts(rfc3339)
  return language === 'zh' ? `${month}月${day}日` : `${day}/${month}`
}

export function timeInWords(rfc3339: string, language: Language): string {
  return `${dayInWords(rfc3339, language)} ${parts(rfc3339).clock}`
}
