import { moduleCard } from '#core/module-card.ts'

const DESK = ['operator', 'intakeOfficer', 'dutyChief']

export default moduleCard({
  id: 'hotline',
  title: { zh: '热线话务', en: 'Hotline' },
  requires: ['cases', 'catalogue', 'connections', 'intake', 'notices', 'people', 'signs', 'situation', 'territory'],
  permissions: [
    {
      id: 'hotline:answer',
      zh: '来电弹屏、由来电登记',
      en: 'See calls that ring and open cases from them',
      posts: DESK,
    },
    {
      id: 'hotline:view',
      zh: '查看话务记录和指标',
      en: 'See the call log and its figures',
      posts: [...DESK, 'supervisor', 'qualityInspector', 'performanceOfficer', 'dataSteward', 'leader', 'commander'],
    },
    {
      id: 'hotline:keep-sessions',
      zh: '维护热线专场',
      en: 'Keep sessions of the hotline',
      posts: ['dutyChief', 'dataSteward'],
    },
    {
      id: 'hotline:set-functions',
      zh: '启停热线功能',
      en: 'Switch functions of the hotline on and off',
      posts: ['sysAdmin', 'dutyChief'],
    },
    {
      id: 'hotline:take-events',
      zh: '接收话务平台事件、导入话单',
      en: 'Take events of the call centre and import its log',
      posts: ['callCentre', 'dataSteward'],
    },
    { id: 'hotline:simulate', zh: '模拟来电', en: 'Simulate calls', posts: ['sysAdmin', 'dutyChief'] },
  ],
})
