import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'notices',
  title: { zh: '通知', en: 'Notices' },
  requires: ['cases', 'catalogue', 'clocks', 'people'],
  permissions: [
    {
      id: 'notices:view-outgoing',
      zh: '查看外发消息',
      en: 'See outgoing messages',
      posts: ['dutyChief', 'supervisor', 'leader'],
    },
    { id: 'notices:resend', zh: '重发消息', en: 'Send a message again', posts: ['dutyChief'] },
    { id: 'notices:view-kinds', zh: '查看通知方式', en: 'See how people are told', posts: ['dutyChief', 'sysAdmin'] },
    { id: 'notices:set-channels', zh: '设置通知方式', en: 'Set how people are told', posts: ['sysAdmin'] },
  ],
})
