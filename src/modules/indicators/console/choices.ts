import type { Words } from '#ui/language.ts'
import type { ScopeKind } from '../contract.ts'

export const BY: Readonly<Record<ScopeKind, Words>> = {
  street: { zh: '街道', en: 'Street' },
  community: { zh: '社区', en: 'Community' },
  grid: { zh: '网格', en: 'Grid' },
  district: { zh: '全区', en: 'District' },
  department: { zh: '单位', en: 'Unit' },
  post: { zh: '岗位', en: 'Post' },
  channel: { zh: '来源', en: 'Channel' },
  majorClass: { zh: '大类', en: 'Class' },
  category: { zh: '小类', en: 'Category' },
  appealType: { zh: '诉求类型', en: 'Kind of appeal' },
}
export const UNITS: Readonly<Record<string, Words>> = {
  ratio: { zh: '%', en: '%' },
  count: { zh: '件', en: 'cases' },
  hours: { zh: '小时', en: 'hours' },
  points: { zh: '分', en: 'points' },
}

/** This month by the clock of UTC+8. */
export const monthNow = (nowMs: number): string => new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 7)
