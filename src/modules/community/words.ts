import type { Title } from '#core/module-card.ts'

export const words = {
  picture: { zh: '民情图', en: 'Community' },
  economy: { zh: '经济网格', en: 'Economic grids' },
  data: { zh: '民情数据', en: 'Community data' },
  household: { zh: '住户', en: 'Household' },
  residents: { zh: '居民', en: 'Residents' },
  building: { zh: '楼栋', en: 'Building' },
  visit: { zh: '走访', en: 'Visit' },
  service: { zh: '服务', en: 'Service' },
  need: { zh: '需求', en: 'Need' },
} as const satisfies Record<string, Title>

export const DUE_WORDS = {
  none: { zh: '无需定期走访', en: 'No regular visit' },
  later: { zh: '未到期', en: 'Not due yet' },
  soon: { zh: '一周内到期', en: 'Due within a week' },
  due: { zh: '该走访了', en: 'Due now' },
} as const satisfies Record<string, Title>

export const TENURE_WORDS = {
  own: { zh: '自有', en: 'owned' },
  rent: { zh: '租住', en: 'rented' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Record<string, Title>

export const RELATION_WORDS = {
  head: { zh: '户主', en: 'head' },
  spouse: { zh: '配偶', en: 'spouse' },
  child: { zh: '子女', en: 'child' },
  parent: { zh: '父母', en: 'parent' },
  grandchild: { zh: '孙辈', en: 'grandchild' },
  tenant: { zh: '承租人', en: 'tenant' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Record<string, Title>

export const GENDER_WORDS = {
  male: { zh: '男', en: 'male' },
  female: { zh: '女', en: 'female' },
  unknown: { zh: '未知', en: 'unknown' },
} as const satisfies Record<string, Title>

export const RESULT_WORDS = {
  met: { zh: '见面', en: 'met' },
  phone: { zh: '电话联系', en: 'by phone' },
  absent: { zh: '未遇', en: 'nobody there' },
  done: { zh: '已服务', en: 'done' },
} as const satisfies Record<string, Title>

export const NEED_STATE_WORDS = {
  open: { zh: '待跟进', en: 'To follow' },
  following: { zh: '跟进中', en: 'Being followed' },
  caseOpened: { zh: '已转案件', en: 'Case opened' },
  caseEnded: { zh: '案件已结，待告知', en: 'Case ended, to tell' },
  done: { zh: '已解决', en: 'Solved' },
  cannot: { zh: '暂不能解决', en: 'Cannot be solved yet' },
} as const satisfies Record<string, Title>
