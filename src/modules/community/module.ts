import { moduleCard } from '#core/module-card.ts'

/** Who works in a community or grid; posts at streets and the centre are not among them. */
const OWN = ['communityOfficer', 'gridWorker']
const ENTERPRISE = [...OWN, 'streetDispatcher']

export default moduleCard({
  id: 'community',
  title: { zh: '社区民情', en: 'Community' },
  requires: ['cases', 'people', 'situation', 'territory'],
  permissions: [
    {
      id: 'community:view-residents',
      zh: '查看本社区住户和居民（遮挡）',
      en: 'See households and residents of the own community, masked',
      posts: OWN,
    },
    {
      id: 'community:view-care',
      zh: '查看关爱类别',
      en: 'See why a household is cared for',
      posts: OWN,
    },
    {
      id: 'community:edit-residents',
      zh: '维护住户和居民',
      en: 'Keep households and residents',
      posts: ['communityOfficer'],
    },
    {
      id: 'community:unmask',
      zh: '查看居民完整信息',
      en: 'See a resident in clear',
      posts: ['communityOfficer'],
    },
    {
      id: 'community:record',
      zh: '登记走访、服务和需求',
      en: 'Record visits, services and needs',
      posts: OWN,
    },
    {
      id: 'community:export',
      zh: '导出本社区住户（遮挡）',
      en: 'Export households of the own community, masked',
      posts: ['communityOfficer'],
    },
    {
      id: 'community:view-enterprises',
      zh: '查看企业和经济网格',
      en: 'See enterprises and economic grids',
      posts: [...ENTERPRISE, 'dutyChief', 'commander', 'leader'],
    },
    {
      id: 'community:record-enterprises',
      zh: '登记企业走访和需求',
      en: 'Record visits to enterprises and their needs',
      posts: ENTERPRISE,
    },
    {
      id: 'community:edit-economic-grids',
      zh: '划定经济网格',
      en: 'Draw economic grids',
      posts: ['dataSteward'],
    },
    {
      id: 'community:import',
      zh: '导入居民和企业',
      en: 'Import residents and enterprises',
      posts: ['dataSteward'],
    },
    {
      id: 'community:view-figures',
      zh: '查看各社区民情汇总',
      en: 'See figures of the communities',
      posts: ['communityOfficer', 'streetDispatcher', 'dutyChief', 'supervisor', 'commander', 'leader', 'dataSteward'],
    },
  ],
})
