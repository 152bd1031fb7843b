import type { Title } from '#core/module-card.ts'

/** A project, or basic spending (salaries, public funds), which is kept like one. */
export const PROJECT_KINDS = ['project', 'basic'] as const
export type ProjectKind = (typeof PROJECT_KINDS)[number]
export const PROJECT_KIND_NAMES: Readonly<Record<ProjectKind, Title>> = {
  project: { zh: '项目支出', en: 'Project' },
  basic: { zh: '基本支出', en: 'Basic spending' },
}

export const PROJECT_CLASSES = ['department', 'districtSpecial', 'transfer'] as const
export type ProjectClass = (typeof PROJECT_CLASSES)[number]
export const PROJECT_CLASS_NAMES: Readonly<Record<ProjectClass, Title>> = {
  department: { zh: '部门预算项目', en: 'Project of the department' },
  districtSpecial: { zh: '区直专项', en: 'Special project of the district' },
  transfer: { zh: '上级对下转移支付项目', en: 'Transfer from above' },
}

export const PROJECT_ATTRIBUTES = ['continuing', 'new'] as const
export type ProjectAttribute = (typeof PROJECT_ATTRIBUTES)[number]
export const PROJECT_ATTRIBUTE_NAMES: Readonly<Record<ProjectAttribute, Title>> = {
  continuing: { zh: '持续性项目', en: 'Continuing' },
  new: { zh: '新增性项目', en: 'New' },
}

export const PROJECT_TYPES = ['perennial', 'extended', 'oneOff'] as const
export type ProjectType = (typeof PROJECT_TYPES)[number]
export const PROJECT_TYPE_NAMES: Readonly<Record<ProjectType, Title>> = {
  perennial: { zh: '常年性项目', en: 'Every year' },
  extended: { zh: '延续性项目', en: 'Over several years' },
  oneOff: { zh: '一次性项目', en: 'Once' },
}

export const BASIC_PARTS = ['personnel', 'operating'] as const
export type BasicPart = (typeof BASIC_PARTS)[number]
export const BASIC_PART_NAMES: Readonly<Record<BasicPart, Title>> = {
  personnel: { zh: '人员经费', en: 'Personnel' },
  operating: { zh: '公用经费', en: 'Public funds' },
}
