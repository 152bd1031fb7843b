import { moduleCard } from '#core/module-card.ts'

const CENTRE = [
  'intakeOfficer',
  'dispatcher',
  'dutyChief',
  'supervisor',
  'commander',
  'leader',
  'dataSteward',
  'sysAdmin',
]
const UNITS = ['handlerLead', 'handlerOfficer', 'streetDispatcher', 'communityOfficer', 'gridWorker']

export default moduleCard({
  id: 'sensors',
  title: { zh: '感知设备', en: 'Sensors' },
  requires: ['cases', 'catalogue', 'connections', 'notices', 'people', 'signs', 'territory'],
  permissions: [
    { id: 'sensors:view', zh: '查看感知设备', en: 'See sensors', posts: [...CENTRE, ...UNITS] },
    { id: 'sensors:keep', zh: '维护感知设备', en: 'Keep sensors', posts: ['dataSteward', 'dutyChief'] },
    {
      id: 'sensors:feed',
      zh: '查看感知接入与未收报文',
      en: 'See where sensors are heard and what was refused',
      posts: ['dataSteward', 'dutyChief', 'sysAdmin'],
    },
    { id: 'sensors:connect', zh: '设置感知接入', en: 'Set where sensors are heard', posts: ['sysAdmin'] },
  ],
})
