import { moduleCard } from '#core/module-card.ts'

/** Whoever works with figures reads what has been signed. */
const READERS = [
  'intakeOfficer',
  'filingOfficer',
  'dispatcher',
  'dutyChief',
  'supervisor',
  'handlerOfficer',
  'handlerLead',
  'streetDispatcher',
  'communityOfficer',
  'checker',
  'callbackOfficer',
  'qualityInspector',
  'commander',
  'leader',
  'dataSteward',
]

export default moduleCard({
  id: 'bulletins',
  title: { zh: '简报', en: 'Bulletins' },
  requires: ['cases', 'clocks', 'indicators', 'notices', 'people', 'reports', 'territory'],
  permissions: [
    { id: 'bulletins:view', zh: '查看已签发的简报', en: 'See signed bulletins', posts: READERS },
    {
      id: 'bulletins:produce',
      zh: '编制简报',
      en: 'Produce and edit bulletins',
      posts: ['dutyChief', 'supervisor', 'dataSteward'],
    },
    { id: 'bulletins:sign', zh: '签发简报', en: 'Sign bulletins', posts: ['dutyChief', 'leader'] },
  ],
})
