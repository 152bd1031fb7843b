import { moduleCard } from '#core/module-card.ts'

/** Everybody on the staff; citizens, deputies, administrators and programs are not. */
const STAFF = [
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
  'rewardApprover',
  'cashier',
  'knowledgeEditor',
  'knowledgeReviewer',
  'dronePilot',
  'dataSteward',
  'performanceOfficer',
  'performanceReviewer',
  'financeOfficer',
  'commander',
  'leader',
]

export default moduleCard({
  id: 'signs',
  title: { zh: '城市体征', en: 'Vital signs' },
  requires: ['cases', 'catalogue', 'clocks', 'notices', 'people', 'territory'],
  permissions: [
    { id: 'signs:view', zh: '查看城市体征', en: 'See vital signs', posts: STAFF },
    {
      id: 'signs:ingest',
      zh: '报送体征读数',
      en: 'Send readings of signs',
      posts: ['importAccount', 'dataSteward'],
    },
    { id: 'signs:keep', zh: '维护体征阈值', en: 'Keep thresholds of signs', posts: ['dataSteward'] },
  ],
})
