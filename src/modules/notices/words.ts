import type { Title } from '#core/module-card.ts'

export const words = {
  inbox: { zh: '消息', en: 'Inbox' },
  outgoing: { zh: '外发消息', en: 'Outgoing messages' },
  kinds: { zh: '通知方式', en: 'How people are told' },
  simulated: { zh: '模拟', en: 'simulated' },
} as const satisfies Record<string, Title>
