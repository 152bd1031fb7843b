import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'dispatch',
  title: { zh: '派遣', en: 'Dispatch' },
  requires: ['cases', 'catalogue', 'clocks', 'people', 'territory'],
  permissions: [
    {
      id: 'dispatch:view-board',
      zh: '查看派遣建议和单位负荷',
      en: 'See proposals and the load of units',
      posts: ['dispatcher', 'dutyChief', 'commander', 'supervisor', 'leader'],
    },
  ],
})
