import type { Title } from '#core/module-card.ts'
import type { WorkCalendar } from '#core/time/calendar.ts'
import { addUnits } from '#core/time/due.ts'
import type { Limit } from '#core/time/limit.ts'
import { formatLimitZh } from '#core/time/limit.ts'
import { LEVELS, type Level } from './measure.ts'

export interface WatchedClock {
  id: string
  name: string
  zh: string
  /** The due that passed first, or the one that holds; null while it stands still. */
  dueMs: number | null
}

/** What of a case the triggers of domain §4.4 look at. */
export interface WatchedCase {
  state: string
  channel: string
  safety: boolean
  /** Failed checks of the present round. */
  reworks: number
  callback: { redosUsed: number; failed: boolean }
  supervision: { level: Level } | null
  /** Clocks that run now. */
  clocks: readonly WatchedClock[]
}

export interface TriggerRules {
  superviseOverdueIII: Limit
  superviseOverdueII: Limit
  superviseOverdueI: Limit
  superviseReworks: number
}

export interface Trigger {
  /** Fires once for its key. */
  key: string
  level: Level
  reason: string
}

export interface TriggerContext {
  nowMs: number
  calendar: WorkCalendar
  rules: TriggerRules
  fired: ReadonlySet<string>
}

export interface Judgement {
  /** The supervision to open now; null: none, or one as high is open. */
  open: Trigger | null
  /** Triggers that are met, and with it are done with. */
  met: Trigger[]
  /** When one more may be met by time alone. */
  nextMs: number | null
}

/** The upper level's answer is not the unit's to give, and a suspension ends by itself; replies are no work. */
const NOT_WATCHED = ['upperWait', 'suspension', 'urgeReply', 'reminderReply', 'supervision', 'instruction']
/** Until then nobody has said that it is a matter of this district. */
const NOT_YET_OURS = ['reported', 'verifying']

const rank = (level: Level) => LEVELS.indexOf(level)

/** Which supervision the rules open by themselves (domain §4.4, auto triggers): the highest that is met and not open yet. */
export function judge(watched: WatchedCase, context: TriggerContext): Judgement {
  const { met, laterMs } = triggersOf(watched, context)
  const fresh = met.filter(({ key }) => !context.fired.has(key))
  const highest = fresh.toSorted((a, b) => rank(b.level) - rank(a.level))[0] ?? null
  const held = watched.supervision ? rank(watched.supervision.level) : -1
  return {
    open: highest && rank(highest.level) > held ? highest : null,
    met: fresh,
    nextMs: laterMs.length > 0 ? Math.min(...laterMs) : null,
  }
}

function triggersOf(watched: WatchedCase, { nowMs, calendar, rules }: TriggerContext) {
  const met: Trigger[] = []
  const laterMs: number[] = []
  const overdue: [Level, Limit][] = [
    ['III', rules.superviseOverdueIII],
    ['II', rules.superviseOverdueII],
    ['I', rules.superviseOverdueI],
  ]
  for (const clock of watched.clocks) {
    const { dueMs } = clock
    if (dueMs === null || NOT_WATCHED.includes(clock.name)) continue
    if (watched.safety) {
      if (nowMs > dueMs) met.push({ key: `safety:${clock.id}`, level: 'I', reason: `涉安全案件${clock.zh}时限超期` })
      else laterMs.push(dueMs + 1)
    }
    for (const [level, limit] of overdue) {
      const atMs = addUnits(dueMs, limit, calendar)
      if (nowMs >= atMs)
        met.push({
          key: `overdue${level}:${clock.id}`,
          level,
          reason: `${clock.zh}时限超期已满${formatLimitZh(limit)}`,
        })
      else laterMs.push(atMs)
    }
  }
  if (watched.reworks >= rules.superviseReworks && rules.superviseReworks > 0)
    met.push({ key: `reworks:${watched.reworks}`, level: 'II', reason: `核查不合格返工已达${watched.reworks}次` })
  const { redosUsed, failed } = watched.callback
  if (redosUsed + (failed ? 1 : 0) >= 2)
    met.push({ key: `callback:${redosUsed}`, level: 'II', reason: '回访两次未解决' })
  if (watched.channel === 'media' && !NOT_YET_OURS.includes(watched.state))
    met.push({ key: 'media', level: 'I', reason: '媒体曝光' })
  return { met, laterMs }
}

/** Why a case is on the key list (SYSTEMS: key-case tracking). */
export const KEY_REASONS: Readonly<Record<string, Title>> = {
  pinned: { zh: '人工列为重点', en: 'pinned' },
  supervision: { zh: '二级以上督办', en: 'level II or I' },
  media: { zh: '媒体曝光', en: 'media' },
  reworks: { zh: '多次返工', en: 'reworks' },
}

/** Rules that put a case on the list by themselves. */
export function keyReasonsOf(watched: WatchedCase, rules: Pick<TriggerRules, 'superviseReworks'>): string[] {
  const { supervision, channel, reworks } = watched
  return [
    ...(supervision && supervision.level !== 'III' ? ['supervision'] : []),
    ...(channel === 'media' ? ['media'] : []),
    ...(reworks >= rules.superviseReworks ? ['reworks'] : []),
  ]
}
