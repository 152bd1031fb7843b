import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'video',
  title: { zh: '视频平台', en: 'Video platform' },
  requires: ['cases', 'connections'],
  permissions: [
    {
      id: 'video:look',
      zh: '调阅案件周边视频并留证',
      en: 'Look through cameras near a case and keep stills',
      posts: ['dispatcher', 'dutyChief', 'commander', 'supervisor', 'checker', 'filingOfficer'],
    },
    {
      id: 'video:audit',
      zh: '查看视频调阅记录',
      en: 'See who looked through cameras',
      posts: ['dutyChief', 'leader', 'auditor'],
    },
  ],
})
