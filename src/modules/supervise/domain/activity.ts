import type { Title } from '#core/module-card.ts'

export const ACTIVITY_KINDS = ['onSite', 'meeting'] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

export const ACTIVITY_NAMES: Readonly<Record<ActivityKind, Title>> = {
  onSite: { zh: '现场督办', en: 'On-site supervision' },
  meeting: { zh: '协调会', en: 'Coordination meeting' },
}

export const ACTIVITY_STATES = ['open', 'closed'] as const
export type ActivityState = (typeof ACTIVITY_STATES)[number]

/** 现督〔2026〕17号: the number that the paper record carries. */
export function activityNo(kind: ActivityKind, year: number, seq: number): string {
  return `${kind === 'onSite' ? '现督' : '协调'}〔${year}〕${seq}号`
}

export interface Task {
  id: string
  unit: string
  task: string
  due: string | null
  answer: string | null
  answeredMs: number | null
  answeredByName: string | null
}

/** Tasks that nobody has answered: a record is closed without them only for a written reason. */
export function unanswered(tasks: readonly { answer: string | null }[]): number {
  return tasks.filter((task) => task.answer === null).length
}
