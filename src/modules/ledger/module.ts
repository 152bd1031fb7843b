import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'ledger',
  title: { zh: '财务台账', en: 'Ledger' },
  requires: ['notices', 'people'],
  permissions: [
    {
      id: 'ledger:view',
      zh: '查看预算、执行、公开表和成本',
      en: 'See budgets, execution, tables for the public and costs',
      posts: ['financeOfficer', 'performanceOfficer', 'performanceReviewer', 'leader', 'auditor', 'deputy'],
    },
    {
      id: 'ledger:keep',
      zh: '登记预算、采购、合同和支付',
      en: 'Keep budgets, procurement, contracts and payments',
      posts: ['financeOfficer'],
    },
    {
      id: 'ledger:view-payments',
      zh: '查看支付明细、收款人和修改记录',
      en: 'See single payments with their payees, and who changed what',
      posts: ['financeOfficer', 'performanceOfficer', 'performanceReviewer', 'leader', 'auditor'],
    },
    {
      id: 'ledger:view-contracts',
      zh: '查看合同、验收和凭据',
      en: 'See contracts, acceptances and proofs',
      posts: ['financeOfficer', 'performanceOfficer', 'performanceReviewer', 'leader', 'auditor'],
    },
    {
      id: 'ledger:upload-document',
      zh: '上传合同、验收单和凭据',
      en: 'Upload contracts, acceptances and proofs',
      posts: ['financeOfficer', 'leader'],
    },
    {
      id: 'ledger:accept',
      zh: '确认合同节点验收',
      en: 'Confirm that a milestone of a contract is accepted',
      posts: ['leader'],
    },
    {
      id: 'ledger:view-questions',
      zh: '查看代表的询问',
      en: 'See the questions of deputies',
      posts: ['deputy', 'financeOfficer', 'leader', 'auditor'],
    },
    { id: 'ledger:ask', zh: '对预算提出询问', en: 'Ask about the budget', posts: ['deputy'] },
    {
      id: 'ledger:answer',
      zh: '答复代表的询问',
      en: 'Answer questions about the budget',
      posts: ['financeOfficer', 'leader'],
    },
  ],
})
