import { moduleCard } from '#core/module-card.ts'

const DESK = ['intakeOfficer', 'dutyChief']

export default moduleCard({
  id: 'messages',
  title: { zh: '来信与留言', en: 'Messages' },
  requires: ['cases', 'catalogue', 'connections', 'people'],
  permissions: [
    {
      id: 'messages:view',
      zh: '查看来信与留言',
      en: 'See messages and what became of them',
      posts: [...DESK, 'operator', 'supervisor', 'callbackOfficer', 'qualityInspector', 'leader'],
    },
    {
      id: 'messages:take',
      zh: '导入来信与留言、取走答复',
      en: 'Bring messages in and take replies out',
      posts: [...DESK, 'importAccount'],
    },
    {
      id: 'messages:open-confidential',
      zh: '办理保密来件（企业投诉）',
      en: 'See and register confidential messages (enterprise complaints)',
      posts: DESK,
    },
  ],
})
