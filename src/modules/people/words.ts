import type { Title } from '#core/module-card.ts'
import type { ShiftKind } from './domain/shift.ts'

/** Labels that several screens of this module share; a label of one screen stands in that screen. */
export const words = {
  account: { zh: '账号', en: 'Account' },
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Telephone' },
  post: { zh: '岗位', en: 'Post' },
  posts: { zh: '岗位', en: 'Posts' },
  unit: { zh: '单位', en: 'Unit' },
  area: { zh: '区域', en: 'Area' },
  state: { zh: '状态', en: 'State' },
  inService: { zh: '在岗', en: 'Active' },
  left: { zh: '已停用', en: 'Ended' },
  program: { zh: '程序', en: 'Program' },
  person: { zh: '人员', en: 'Person' },
  save: { zh: '保存', en: 'Save' },
  back: { zh: '返回', en: 'Back' },
  reason: { zh: '原因', en: 'Reason' },
  none: { zh: '无', en: 'None' },
  clearFilters: { zh: '清空条件', en: 'Clear filters' },
} as const satisfies Record<string, Title>

export const SHIFT_WORDS: Record<ShiftKind | 'standing', Title> = {
  day: { zh: '白班', en: 'Day' },
  evening: { zh: '中班', en: 'Evening' },
  night: { zh: '夜班', en: 'Night' },
  standing: { zh: '常设', en: 'Standing' },
}

/** 1 Monday to 7 Sunday. */
export const WEEKDAY_WORDS: readonly Title[] = [
  { zh: '一', en: 'Mon' },
  { zh: '二', en: 'Tue' },
  { zh: '三', en: 'Wed' },
  { zh: '四', en: 'Thu' },
  { zh: '五', en: 'Fri' },
  { zh: '六', en: 'Sat' },
  { zh: '日', en: 'Sun' },
]
