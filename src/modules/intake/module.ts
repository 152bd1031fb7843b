import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'intake',
  title: { zh: '受理登记', en: 'Intake' },
  requires: ['cases', 'catalogue', 'clocks', 'duplicates', 'people', 'territory'],
  permissions: [
    {
      id: 'intake:find-similar',
      zh: '查看疑似重复和来电历史',
      en: 'See similar cases and a caller’s earlier cases',
      posts: ['operator', 'intakeOfficer', 'dispatcher', 'dutyChief'],
    },
    { id: 'intake:import', zh: '导入工单', en: 'Import cases', posts: ['intakeOfficer', 'dutyChief', 'dataSteward'] },
  ],
})
