import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'exchange',
  title: { zh: '上级平台交换', en: 'Exchange with the city' },
  requires: ['cases', 'clocks', 'connections', 'notices', 'people'],
  permissions: [
    {
      id: 'exchange:view',
      zh: '查看上级平台交换',
      en: 'See the exchange with the city',
      posts: ['dutyChief', 'intakeOfficer', 'dispatcher', 'supervisor', 'leader', 'sysAdmin'],
    },
    {
      id: 'exchange:handle',
      zh: '重试、跳过、补发、对账',
      en: 'Retry, skip, send again, reconcile',
      posts: ['dutyChief'],
    },
    { id: 'exchange:ask', zh: '向上级申请退单、延期', en: 'Ask the city for return or time', posts: ['dutyChief'] },
    { id: 'exchange:connect', zh: '设置上级平台连接', en: 'Set the connection to the city', posts: ['sysAdmin'] },
    {
      id: 'exchange:deliver',
      zh: '投递上级平台报文',
      en: 'Deliver messages of the city',
      posts: ['upperPlatform'],
    },
  ],
})
