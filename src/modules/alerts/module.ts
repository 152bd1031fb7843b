import { moduleCard } from '#core/module-card.ts'

const CENTRE = ['dutyChief', 'supervisor', 'dispatcher', 'qualityInspector', 'commander', 'leader', 'dataSteward']
const UNITS = ['handlerLead', 'handlerOfficer', 'streetDispatcher', 'communityOfficer']

export default moduleCard({
  id: 'alerts',
  title: { zh: '治理告警', en: 'Governance alerts' },
  requires: ['cases', 'catalogue', 'clocks', 'notices', 'people', 'situation', 'territory'],
  permissions: [
    { id: 'alerts:view', zh: '查看治理告警', en: 'See alerts', posts: [...CENTRE, ...UNITS] },
    {
      id: 'alerts:handle',
      zh: '确认、交办、评判治理告警',
      en: 'Acknowledge, assign and judge alerts',
      posts: ['dutyChief', 'supervisor', 'dispatcher', 'leader', 'streetDispatcher'],
    },
    {
      id: 'alerts:work-tasks',
      zh: '办理未诉先办任务',
      en: 'Work on preventive tasks',
      posts: [...UNITS, 'dutyChief', 'supervisor'],
    },
    { id: 'alerts:edit-rules', zh: '维护告警规则', en: 'Keep alert rules', posts: ['dutyChief', 'dataSteward'] },
    {
      id: 'alerts:assess',
      zh: '生成风险研判报告、导出告警',
      en: 'Make risk assessments and export alerts',
      posts: ['dutyChief', 'supervisor', 'leader', 'commander', 'streetDispatcher', 'dataSteward'],
    },
  ],
})
