import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'duplicates',
  title: { zh: '查重归并', en: 'Duplicates' },
  requires: ['cases', 'clocks'],
  permissions: [
    {
      id: 'duplicates:suggest',
      zh: '查看疑似同一件的案件',
      en: 'See which cases may be one matter',
      posts: [
        'operator',
        'intakeOfficer',
        'filingOfficer',
        'dispatcher',
        'dutyChief',
        'streetDispatcher',
        'supervisor',
      ],
    },
    {
      id: 'duplicates:view-callers',
      zh: '查看并单各诉求人和历次答复',
      en: 'See all who asked for a matter and each answer to them',
      posts: [
        'operator',
        'intakeOfficer',
        'filingOfficer',
        'dispatcher',
        'dutyChief',
        'streetDispatcher',
        'callbackOfficer',
        'supervisor',
        'leader',
      ],
    },
    {
      id: 'duplicates:view-topics',
      zh: '查看热点诉求',
      en: 'See what many people report at once',
      posts: ['intakeOfficer', 'dispatcher', 'dutyChief', 'streetDispatcher', 'supervisor', 'leader'],
    },
  ],
})
