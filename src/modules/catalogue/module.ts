import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'catalogue',
  title: { zh: '事项与职责', en: 'Catalogue' },
  requires: ['people', 'territory'],
  permissions: [
    {
      id: 'catalogue:edit-categories',
      zh: '修改案件类别和处置时限',
      en: 'Edit case categories and their limits',
      posts: ['dutyChief', 'dataSteward'],
    },
    {
      id: 'catalogue:edit-channels',
      zh: '修改案件来源',
      en: 'Edit the channels of cases',
      posts: ['dutyChief', 'dataSteward'],
    },
    {
      id: 'catalogue:edit-duty',
      zh: '修改职责清单',
      en: 'Edit who is responsible for what',
      posts: ['dutyChief', 'dataSteward'],
    },
  ],
})
