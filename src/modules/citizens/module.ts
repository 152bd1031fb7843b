import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'citizens',
  title: { zh: '市民诉求页', en: 'Citizen pages' },
  requires: ['cases', 'catalogue', 'notices', 'people', 'territory'],
  permissions: [
    {
      id: 'citizens:view',
      zh: '查看网上诉求的告知与评价',
      en: 'See consent and rating of what citizens sent',
      posts: ['operator', 'intakeOfficer', 'dutyChief', 'callbackOfficer', 'supervisor', 'leader'],
    },
  ],
})
