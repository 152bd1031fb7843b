import { moduleCard } from '#core/module-card.ts'

const WATCHERS = ['supervisor', 'dutyChief', 'leader', 'commander', 'dispatcher', 'qualityInspector']
const ANSWERERS = ['handlerLead', 'handlerOfficer', 'streetDispatcher']

export default moduleCard({
  id: 'supervise',
  title: { zh: '督办', en: 'Supervision' },
  requires: ['cases', 'clocks', 'notices', 'people'],
  permissions: [
    {
      id: 'supervise:view-register',
      zh: '查看督办台账',
      en: 'See the register of supervision',
      posts: [...WATCHERS, ...ANSWERERS],
    },
    {
      id: 'supervise:export',
      zh: '导出督办台账',
      en: 'Export the register',
      posts: ['supervisor', 'dutyChief', 'leader'],
    },
    {
      id: 'supervise:view-statistics',
      zh: '查看督办统计',
      en: 'See figures of supervision',
      posts: [...WATCHERS, 'handlerLead', 'streetDispatcher', 'dataSteward'],
    },
    {
      id: 'supervise:hold-activity',
      zh: '登记现场督办和协调会',
      en: 'Record on-site supervision and meetings',
      posts: ['supervisor', 'dutyChief', 'leader'],
    },
    { id: 'supervise:answer-task', zh: '答复督办事项', en: 'Answer a task of supervision', posts: ANSWERERS },
    {
      id: 'supervise:pin-case',
      zh: '列为重点案件',
      en: 'Put a case on the key list',
      posts: ['supervisor', 'dutyChief', 'leader', 'commander'],
    },
  ],
})
