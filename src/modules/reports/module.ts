import { moduleCard } from '#core/module-card.ts'

/** Whoever reads what others have put together; what they see in it is cut to their own scope. */
const READERS = [
  'intakeOfficer',
  'filingOfficer',
  'dispatcher',
  'dutyChief',
  'supervisor',
  'handlerOfficer',
  'handlerLead',
  'streetDispatcher',
  'communityOfficer',
  'checker',
  'callbackOfficer',
  'qualityInspector',
  'commander',
  'leader',
  'dataSteward',
]

export default moduleCard({
  id: 'reports',
  title: { zh: '自助报表与专题', en: 'Self-service reports and topics' },
  requires: ['cases', 'catalogue', 'clocks', 'notices', 'people', 'signs', 'territory'],
  permissions: [
    { id: 'reports:view', zh: '查看共享报表和专题', en: 'See shared reports and topics', posts: READERS },
    {
      id: 'reports:build',
      zh: '自助制作报表',
      en: 'Build reports',
      posts: [
        'dutyChief',
        'supervisor',
        'handlerLead',
        'streetDispatcher',
        'qualityInspector',
        'leader',
        'dataSteward',
      ],
    },
    {
      id: 'reports:share',
      zh: '共享报表',
      en: 'Share reports',
      posts: ['dutyChief', 'supervisor', 'leader', 'dataSteward'],
    },
    {
      id: 'reports:export',
      zh: '导出报表',
      en: 'Export reports',
      posts: ['dutyChief', 'supervisor', 'handlerLead', 'leader', 'dataSteward'],
    },
    {
      id: 'reports:keep-topics',
      zh: '编排专题',
      en: 'Arrange topic pages',
      posts: ['dutyChief', 'dataSteward'],
    },
  ],
})
