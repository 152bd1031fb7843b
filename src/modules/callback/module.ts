import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'callback',
  title: { zh: '回访', en: 'Call-back' },
  requires: ['cases', 'people'],
  permissions: [
    {
      id: 'callback:record-try',
      zh: '登记未接通的回访',
      en: 'Record a call-back that reached nobody',
      posts: ['callbackOfficer'],
    },
  ],
})
