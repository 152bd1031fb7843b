import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'history',
  title: { zh: '历史库', en: 'History' },
  requires: ['reports'],
  permissions: [
    {
      id: 'history:view',
      zh: '查看历史库的文件清单',
      en: 'See the files of the history',
      posts: ['dutyChief', 'dataSteward', 'auditor'],
    },
    { id: 'history:keep', zh: '转出历史、核验文件', en: 'Move cases out and verify files', posts: ['dataSteward'] },
  ],
})
