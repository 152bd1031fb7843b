import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'clocks',
  title: { zh: '时限', en: 'Clocks' },
  requires: [],
  permissions: [{ id: 'clocks:view', zh: '查看日历与时限规则', en: 'View calendars and limits', posts: ['*staff'] }],
})
