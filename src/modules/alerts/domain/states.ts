import type { Title } from '#core/module-card.ts'
import type { Afterwards, Verdict } from './score-alert.ts'

export const ALERT_STATES = ['waiting', 'acknowledged', 'tasked', 'dismissed'] as const
export type AlertState = (typeof ALERT_STATES)[number]
export const ALERT_STATE_NAMES: Readonly<Record<AlertState, Title>> = {
  waiting: { zh: '待确认', en: 'to acknowledge' },
  acknowledged: { zh: '已确认', en: 'acknowledged' },
  tasked: { zh: '已转任务', en: 'has a task' },
  dismissed: { zh: '不予处理', en: 'dismissed' },
}

export const TASK_STATES = ['open', 'doing', 'done', 'cancelled'] as const
export type TaskState = (typeof TASK_STATES)[number]
export const TASK_STATE_NAMES: Readonly<Record<TaskState, Title>> = {
  open: { zh: '待开展', en: 'to begin' },
  doing: { zh: '进行中', en: 'under way' },
  done: { zh: '已完成', en: 'done' },
  cancelled: { zh: '已取消', en: 'cancelled' },
}

export const AFTERWARDS_NAMES: Readonly<Record<Afterwards, Title>> = {
  wentOn: { zh: '仍在高位', en: 'went on' },
  fell: { zh: '已回落', en: 'fell back' },
  unclear: { zh: '尚难判断', en: 'unclear' },
}
export const VERDICT_NAMES: Readonly<Record<Verdict, Title>> = {
  right: { zh: '属实', en: 'right' },
  wrong: { zh: '误报', en: 'wrong' },
  useless: { zh: '属实但无用', en: 'true but useless' },
}
