import type { Title } from '#core/module-card.ts'

export const words = {
  projects: { zh: '项目预算', en: 'Budgets' },
  tables: { zh: '公开表', en: 'Public tables' },
  year: { zh: '年度', en: 'Year' },
  source: { zh: '资金来源', en: 'Source of money' },
  fund: { zh: '预算类型', en: 'Budget' },
  functional: { zh: '功能科目', en: 'Functional item' },
  economic: { zh: '经济分类', en: 'Economic class' },
  amount: { zh: '金额', en: 'Amount' },
  why: { zh: '修改原因', en: 'Why it is changed' },
  reason: { zh: '原因', en: 'Reason' },
  documentNo: { zh: '文号', en: 'Document' },
  newProject: { zh: '新建项目', en: 'New project' },
  adopt: { zh: '登记批复', en: 'Record its adoption' },
  closeYear: { zh: '年末结账', en: 'Close the year' },
} as const satisfies Record<string, Title>
