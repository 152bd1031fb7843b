import type { Title } from '#core/module-card.ts'

/** From the city down. */
const DOWN_KINDS = {
  order: { zh: '下派工单', en: 'order' },
  supplement: { zh: '补充情况', en: 'supplement' },
  due: { zh: '更新时限', en: 'new due time' },
  urge: { zh: '催办', en: 'urge' },
  withdraw: { zh: '撤回工单', en: 'order withdrawn' },
  decision: { zh: '退单延期批复', en: 'decision on what was asked' },
  callback: { zh: '市级回访结果', en: 'call-back of the city' },
  reopen: { zh: '要求重办', en: 'reopen' },
  escalationReply: { zh: '答复上报', en: 'answer to what was passed up' },
  skipped: { zh: '市级跳过', en: 'skipped by the city' },
} as const

/** From the district up. */
const UP_KINDS = {
  received: { zh: '已收件', en: 'received' },
  accepted: { zh: '受理', en: 'accepted' },
  refused: { zh: '不接收', en: 'refused' },
  progress: { zh: '办理进展', en: 'progress' },
  request: { zh: '单位申请', en: 'request of a unit' },
  requestDecided: { zh: '申请审批结果', en: 'request decided' },
  ask: { zh: '向市级申请', en: 'asked of the city' },
  answer: { zh: '办理答复', en: 'answer' },
  reopened: { zh: '重新办理', en: 'reopened' },
  escalation: { zh: '上报市级', en: 'passed up' },
  escalationRecalled: { zh: '撤回上报', en: 'recalled' },
  messageRefused: { zh: '报文未执行', en: 'message not carried out' },
  skipped: { zh: '区级跳过', en: 'skipped by the district' },
} as const
export type UpKind = keyof typeof UP_KINDS

/** A kind that a later city invents is shown as it is called. */
export function kindWords(direction: 'up' | 'down', kind: string): Title {
  const known: Readonly<Record<string, Title>> = direction === 'up' ? UP_KINDS : DOWN_KINDS
  return Object.hasOwn(known, kind) ? known[kind]! : { zh: kind, en: kind }
}
