import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'territory',
  title: { zh: '区域', en: 'Territory' },
  requires: [],
  permissions: [
    {
      id: 'territory:import-areas',
      zh: '导入街道、社区和网格边界',
      en: 'Import boundaries of streets, communities and grids',
      posts: ['dataSteward', 'sysAdmin'],
    },
    {
      id: 'territory:import-addresses',
      zh: '导入标准地址',
      en: 'Import standard addresses',
      posts: ['dataSteward', 'sysAdmin'],
    },
  ],
})
