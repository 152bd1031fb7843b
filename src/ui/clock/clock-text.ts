import { duration, msOf, sentenceTime, workingDuration } from '../format.ts'
import type { Language } from '../language.ts'
import type { LightName } from './light.tsx'

/** What a screen is told of a clock. */
export interface ClockFacts {
  light: LightName
  /** Null: it stands still, has ended, or never had a due. */
  due: string | null
  left: { measure: 'naturalMs' | 'workingMs' | 'workingDays'; amount: number } | null
  stopped?: string | null
  state?: string
}

/** `剩 2 小时 15 分（工作时）`, `已超 1 天 3 小时`: the part for narrow columns. */
export function leftText(clock: ClockFacts, nowMs: number, language: Language): string {
  const zh = language === 'zh'
  if (clock.state === 'paused' || clock.light === 'paused') return zh ? '挂起' : 'paused'
  if (clock.stopped) return zh ? '已停' : 'stopped'
  if (clock.due === null) return zh ? '无时限' : 'no limit'
  const dueMs = msOf(clock.due)
  const measure = clock.left?.measure ?? 'naturalMs'
  if (nowMs > dueMs) return (zh ? '已超 ' : 'overdue by ') + duration(nowMs - dueMs, language)
  if (measure === 'naturalMs') {
    const left = duration(dueMs - nowMs, language)
    return zh ? `剩 ${left}（自然时）` : `${left} left (natural time)`
  }
  const amount = clock.left?.amount ?? 0
  if (measure === 'workingMs')
    return zh
      ? `剩 ${workingDuration(amount, language)}（工作时）`
      : `${workingDuration(amount, language)} left (working time)`
  if (amount < 1) return zh ? '剩不到 1 个工作日' : 'less than a working day left'
  const days = Math.floor(amount)
  return zh ? `剩 ${days} 个工作日` : `${days} working day${days === 1 ? '' : 's'} left`
}

/** `剩 2 小时 15 分（工作时），今日 16:45 到期`; `已超 1 天 3 小时（11月20日 17:30 到期）`. */
export function clockText(clock: ClockFacts, nowMs: number, language: Language): string {
  const left = leftText(clock, nowMs, language)
  if (clock.due === null || clock.stopped || clock.light === 'paused') return left
  const due = sentenceTime(clock.due, nowMs, language)
  if (language === 'zh') return nowMs > msOf(clock.due) ? `${left}（${due} 到期）` : `${left}，${due} 到期`
  return `${left}, ${nowMs > msOf(clock.due) ? 'was due' : 'due'} ${due}`
}
