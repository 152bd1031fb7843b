import { moduleCard } from '#core/module-card.ts'

const CASE_POSTS = [
  'operator',
  'intakeOfficer',
  'filingOfficer',
  'dispatcher',
  'dutyChief',
  'supervisor',
  'handlerOfficer',
  'handlerLead',
  'streetDispatcher',
  'communityOfficer',
  'gridWorker',
  'checker',
  'callbackOfficer',
  'qualityInspector',
  'hazardReviewer',
  'dronePilot',
  'commander',
  'leader',
]

export default moduleCard({
  id: 'clocks',
  title: { zh: '时限', en: 'Clocks' },
  requires: ['people'],
  permissions: [
    { id: 'clocks:explain', zh: '查看时限的计算过程', en: 'See how a due is reckoned', posts: CASE_POSTS },
    {
      id: 'clocks:view-calendar',
      zh: '查看工作日历',
      en: 'See working calendars',
      posts: [...CASE_POSTS, 'knowledgeEditor', 'dataSteward', 'sysAdmin'],
    },
    { id: 'clocks:edit-calendar', zh: '载入和更正工作日历', en: 'Load and correct calendars', posts: ['sysAdmin'] },
    {
      id: 'clocks:watch-calendar',
      zh: '查看日历预警和到期重算',
      en: 'See warnings of calendars and dues reckoned again',
      posts: ['sysAdmin', 'dutyChief', 'supervisor'],
    },
  ],
})
