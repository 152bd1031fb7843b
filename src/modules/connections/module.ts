import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'connections',
  title: { zh: '系统对接', en: 'Connections' },
  requires: ['cases', 'catalogue', 'people', 'territory'],
  permissions: [
    {
      id: 'connections:view',
      zh: '查看系统对接状况',
      en: 'See how connections do',
      posts: ['sysAdmin', 'dutyChief', 'supervisor'],
    },
    {
      id: 'connections:report-request',
      zh: '经公开接口上报',
      en: 'Send requests through a public interface',
      posts: ['open311Client'],
    },
  ],
})
