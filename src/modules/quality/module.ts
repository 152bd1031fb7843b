import { moduleCard } from '#core/module-card.ts'

const KEEPERS = ['supervisor', 'dutyChief']
const READERS = ['leader', 'commander', 'dataSteward', 'performanceOfficer', 'auditor']
const ANSWERERS = ['handlerLead', 'handlerOfficer', 'streetDispatcher']

export default moduleCard({
  id: 'quality',
  title: { zh: '质量抽查', en: 'Quality spot checks' },
  requires: ['cases', 'catalogue', 'notices', 'people', 'territory'],
  permissions: [
    {
      id: 'quality:view',
      zh: '查看质量抽查',
      en: 'See spot checks',
      posts: [...KEEPERS, 'qualityInspector', ...READERS, ...ANSWERERS],
    },
    { id: 'quality:keep', zh: '组织质量抽查', en: 'Plan, draw and report spot checks', posts: KEEPERS },
    { id: 'quality:score', zh: '评定案件质量', en: 'Score cases', posts: ['qualityInspector', 'supervisor'] },
    {
      id: 'quality:export',
      zh: '导出抽查名单和通报',
      en: 'Export lists and bulletins',
      posts: [...KEEPERS, 'qualityInspector', 'leader'],
    },
    { id: 'quality:correct', zh: '答复质量整改', en: 'Answer a correction', posts: ANSWERERS },
    {
      id: 'quality:decide-reopen',
      zh: '决定抽查不合格案件是否重开',
      en: 'Decide on suggestions to reopen',
      posts: ['dutyChief', 'leader'],
    },
  ],
})
