import type { Title } from '#core/module-card.ts'

/** Kinds that every district starts with, in the order of the filter. */
export const INBOX_KINDS: Readonly<Record<string, Title>> = {
  'warning.over': { zh: '时限超期', en: 'Deadline over' },
  'warning.near': { zh: '时限临期', en: 'Deadline near' },
  urge: { zh: '催办', en: 'Urge' },
  reminder: { zh: '提醒单', en: 'Reminder note' },
  supervision: { zh: '督办', en: 'Supervision' },
  instruction: { zh: '领导批示', en: 'Instruction' },
  reply: { zh: '答复', en: 'Reply' },
  activity: { zh: '现场督办与协调会', en: 'On-site supervision and meetings' },
  keyCase: { zh: '重点案件', en: 'Key case' },
  general: { zh: '一般通知', en: 'General notice' },
}

export function kindWords(kind: string): Title {
  return INBOX_KINDS[kind] ?? { zh: kind, en: kind }
}
