import { moduleCard } from '#core/module-card.ts'

/** Whoever is measured, and whoever answers for what is measured. */
const READERS = [
  'dutyChief',
  'supervisor',
  'handlerLead',
  'streetDispatcher',
  'qualityInspector',
  'commander',
  'leader',
  'dataSteward',
  'performanceOfficer',
  'performanceReviewer',
]

export default moduleCard({
  id: 'indicators',
  title: { zh: '指标', en: 'Indicators' },
  requires: ['cases', 'catalogue', 'clocks', 'people', 'territory'],
  permissions: [
    { id: 'indicators:view', zh: '查看指标', en: 'See indicators', posts: READERS },
    {
      id: 'indicators:export',
      zh: '导出指标',
      en: 'Export indicators',
      posts: ['dutyChief', 'supervisor', 'leader', 'dataSteward'],
    },
    {
      id: 'indicators:freeze',
      zh: '月度定稿、申请更正、核对汇总',
      en: 'Freeze months, ask for adjustments, check rollups',
      posts: ['dutyChief', 'dataSteward'],
    },
    { id: 'indicators:approve', zh: '审批定稿更正', en: 'Decide adjustments', posts: ['leader'] },
  ],
})
