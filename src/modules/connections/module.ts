import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'connections',
  title: { zh: '系统对接', en: 'Connections' },
  requires: ['cases', 'catalogue', 'notices', 'people', 'territory'],
  permissions: [
    {
      id: 'connections:view',
      zh: '查看系统对接状况',
      en: 'See how connections do',
      posts: ['sysAdmin', 'dutyChief', 'supervisor'],
    },
    {
      id: 'connections:manage',
      zh: '管理消息推送和接口配额',
      en: 'Manage webhooks and quotas of keys',
      posts: ['sysAdmin'],
    },
    {
      id: 'connections:take-tasks',
      zh: '部门系统收发工单',
      en: 'Take and answer tasks by program',
      posts: ['handlerOfficer', 'handlerLead'],
    },
    {
      id: 'connections:share',
      zh: '申请和答复信息共享',
      en: 'Ask for information and answer',
      posts: ['handlerOfficer', 'handlerLead', 'streetDispatcher', 'dispatcher', 'dutyChief', 'dataSteward'],
    },
    {
      id: 'connections:report-request',
      zh: '经公开接口上报',
      en: 'Send requests through a public interface',
      posts: ['open311Client'],
    },
  ],
})
