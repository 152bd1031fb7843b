import { moduleCard } from '#core/module-card.ts'

/** Published sheets are open to whoever works with figures: districts hang them out. */
const READERS = [
  'dispatcher',
  'dutyChief',
  'supervisor',
  'handlerOfficer',
  'handlerLead',
  'streetDispatcher',
  'communityOfficer',
  'qualityInspector',
  'dataSteward',
  'performanceOfficer',
  'performanceReviewer',
  'commander',
  'leader',
]

export default moduleCard({
  id: 'evaluation',
  title: { zh: '监督评价', en: 'Evaluation' },
  requires: ['cases', 'clocks', 'indicators', 'notices', 'people', 'quality', 'territory'],
  permissions: [
    { id: 'evaluation:view', zh: '查看考评表和方案', en: 'See evaluation sheets and schemes', posts: READERS },
    {
      id: 'evaluation:prepare',
      zh: '编制考评表',
      en: 'Draw up evaluation sheets',
      posts: ['supervisor', 'performanceReviewer'],
    },
    {
      id: 'evaluation:publish',
      zh: '公布考评表',
      en: 'Publish evaluation sheets',
      posts: ['performanceReviewer'],
    },
    { id: 'evaluation:keep-schemes', zh: '修改考评方案', en: 'Change schemes', posts: ['performanceReviewer'] },
    {
      id: 'evaluation:appeal',
      zh: '对考评提出申诉',
      en: 'Appeal against a score',
      posts: ['handlerLead', 'streetDispatcher'],
    },
    { id: 'evaluation:decide-appeals', zh: '审核考评申诉', en: 'Decide appeals', posts: ['performanceReviewer'] },
    {
      id: 'evaluation:export',
      zh: '导出考评表',
      en: 'Export evaluation sheets',
      posts: [
        'dutyChief',
        'supervisor',
        'handlerLead',
        'streetDispatcher',
        'dataSteward',
        'performanceOfficer',
        'performanceReviewer',
        'leader',
      ],
    },
  ],
})
