import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'targets',
  title: { zh: '绩效目标与自评', en: 'Performance targets' },
  requires: ['people', 'ledger', 'notices'],
  permissions: [
    {
      id: 'targets:view',
      zh: '查看绩效目标和自评表',
      en: 'See targets and self-evaluation sheets',
      posts: ['performanceOfficer', 'performanceReviewer', 'financeOfficer', 'leader', 'auditor'],
    },
    {
      id: 'targets:set',
      zh: '设定绩效目标，提出年中调整',
      en: 'Set targets and propose changes',
      posts: ['performanceOfficer'],
    },
    {
      id: 'targets:approve',
      zh: '批准绩效目标和年中调整',
      en: 'Approve targets and their changes',
      posts: ['leader'],
    },
    {
      id: 'targets:fill',
      zh: '填报自评表',
      en: 'Fill in self-evaluation sheets',
      posts: ['performanceOfficer'],
    },
    {
      id: 'targets:review',
      zh: '审核自评表',
      en: 'Review self-evaluation sheets',
      posts: ['performanceReviewer'],
    },
    { id: 'targets:sign', zh: '签发自评表', en: 'Sign self-evaluation sheets', posts: ['leader'] },
    {
      id: 'targets:survey',
      zh: '组织满意度调查',
      en: 'Make satisfaction surveys',
      posts: ['performanceOfficer'],
    },
    {
      id: 'targets:view-rules',
      zh: '查看制度清单，复审本人负责的制度',
      en: 'See standing rules and review one’s own',
      posts: [
        'performanceOfficer',
        'performanceReviewer',
        'financeOfficer',
        'leader',
        'auditor',
        'dutyChief',
        'supervisor',
        'dataSteward',
        'knowledgeEditor',
        'qualityInspector',
        'handlerLead',
      ],
    },
    {
      id: 'targets:keep-rules',
      zh: '维护制度清单',
      en: 'Keep the list of standing rules',
      posts: ['performanceOfficer'],
    },
  ],
})
