import { moduleCard } from '#core/module-card.ts'

const DECIDERS = [
  'dutyChief',
  'supervisor',
  'handlerLead',
  'streetDispatcher',
  'qualityInspector',
  'commander',
  'leader',
  'dataSteward',
]

export default moduleCard({
  id: 'decisions',
  title: { zh: '决策分析', en: 'Decision analysis' },
  requires: ['cases', 'catalogue', 'clocks', 'people', 'territory'],
  permissions: [
    { id: 'decisions:view', zh: '查看决策分析', en: 'See decision pages', posts: DECIDERS },
    {
      id: 'decisions:export',
      zh: '导出决策分析',
      en: 'Export decision pages',
      posts: ['dutyChief', 'supervisor', 'handlerLead', 'leader', 'dataSteward'],
    },
    {
      id: 'decisions:share',
      zh: '共享分析',
      en: 'Share analyses',
      posts: ['dutyChief', 'supervisor', 'leader', 'dataSteward'],
    },
    {
      id: 'decisions:review',
      zh: '写研判、考评和复盘记录',
      en: 'Write notes of analysis, appraisal and review',
      posts: ['dutyChief', 'supervisor', 'handlerLead', 'streetDispatcher', 'qualityInspector', 'commander', 'leader'],
    },
  ],
})
