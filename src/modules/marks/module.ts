import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'marks',
  title: { zh: '异常标记', en: 'Marks' },
  requires: ['catalogue', 'cases', 'clocks', 'people'],
  permissions: [
    {
      id: 'marks:view',
      zh: '查看异常标记',
      en: 'See marks of what looks odd',
      posts: ['supervisor', 'qualityInspector', 'leader'],
    },
  ],
})
