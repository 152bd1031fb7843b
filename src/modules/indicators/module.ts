import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'indicators',
  title: { zh: '指标', en: 'Indicators' },
  requires: ['cases', 'catalogue', 'clocks', 'people', 'territory'],
  permissions: [{ id: 'indicators:view-entries', zh: '查看指标', en: 'See Indicators', posts: ['dutyChief'] }],
})
