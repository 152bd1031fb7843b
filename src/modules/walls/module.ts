import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'walls',
  title: { zh: '大屏', en: 'Wall screens' },
  requires: ['people', 'territory'],
  permissions: [
    {
      id: 'walls:show',
      zh: '打开大屏',
      en: 'Open a wall screen',
      posts: ['leader', 'commander', 'dutyChief', 'supervisor', 'dispatcher', 'operator'],
    },
    { id: 'walls:steer', zh: '遥控大屏', en: 'Steer a wall screen', posts: ['dutyChief', 'commander', 'leader'] },
    { id: 'walls:set', zh: '设置大屏', en: 'Set up wall screens', posts: ['dutyChief', 'sysAdmin'] },
  ],
})
