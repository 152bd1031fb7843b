import type { Title } from '#core/module-card.ts'
import type { CategoryKind } from './domain/category.ts'
import type { Channel, DeadlineTable, Variant } from './domain/channel.ts'

/** Labels that several screens of this module share. */
export const words = {
  code: { zh: '编码', en: 'Code' },
  name: { zh: '名称', en: 'Name' },
  english: { zh: '英文名称', en: 'English name' },
  category: { zh: '类别', en: 'Category' },
  class: { zh: '大类', en: 'Class' },
  kind: { zh: '种类', en: 'Kind' },
  limit: { zh: '处置时限', en: 'Handling limit' },
  state: { zh: '状态', en: 'State' },
  inUse: { zh: '在用', en: 'In use' },
  outOfUse: { zh: '停用', en: 'Out of use' },
  why: { zh: '修改依据', en: 'Why' },
  whyHint: { zh: '文件、会议或原因，写入变更记录', en: 'Document, meeting or reason; kept with the change' },
  lead: { zh: '主办', en: 'Lead' },
  coHandlers: { zh: '协办', en: 'Co-handlers' },
  level: { zh: '层级', en: 'Level' },
  firstReceiver: { zh: '首接负责', en: 'First receiver leads' },
  basis: { zh: '依据', en: 'Basis' },
  byStreet: { zh: '属地街道', en: 'Street of the place' },
  clearFilters: { zh: '清空条件', en: 'Clear filters' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  changes: { zh: '变更记录', en: 'Changes' },
} as const satisfies Record<string, Title>

export const KIND_WORDS: Record<CategoryKind, Title> = {
  component: { zh: '部件', en: 'Components' },
  event: { zh: '事件', en: 'Events' },
  appeal: { zh: '热线诉求', en: 'Appeals' },
  hazard: { zh: '安全隐患', en: 'Hazards' },
}

export const LEVEL_WORDS: Record<'district' | 'street', Title> = {
  district: { zh: '区级', en: 'District' },
  street: { zh: '街道', en: 'Street' },
}

export const VARIANT_WORDS: Record<Variant, Title> = {
  grid: { zh: '网格案件', en: 'Grid' },
  hotline: { zh: '热线诉求', en: 'Hotline' },
  sensor: { zh: '感知告警', en: 'Sensor' },
  hazard: { zh: '隐患举报', en: 'Hazard' },
  emergency: { zh: '应急', en: 'Emergency' },
}

export const CALLBACK_WORDS: Record<Channel['needsCallback'], Title> = {
  always: { zh: '都回访', en: 'Always' },
  ifContact: { zh: '留有电话时回访', en: 'If a number was left' },
  never: { zh: '不回访', en: 'Never' },
}

export const IDENTITY_WORDS: Record<Channel['identityKnown'], Title> = {
  always: { zh: '实名', en: 'Known' },
  optional: { zh: '可匿名', en: 'Optional' },
  never: { zh: '无诉求人', en: 'None' },
}

/** Whether the public reports by a channel first-hand. */
export const PUBLIC_WORDS: Record<'true' | 'false', Title> = {
  true: { zh: '公众上报', en: 'Public' },
  false: { zh: '非公众', en: 'Not public' },
}

export const ENTRY_WORDS: Record<Channel['entry'], Title> = {
  interface: { zh: '接口', en: 'Interface' },
  manual: { zh: '人工录入', en: 'By hand' },
  app: { zh: '手机端', en: 'Phone app' },
  console: { zh: '业务台', en: 'Console' },
  web: { zh: '网页', en: 'Web' },
}

export const TABLE_FROM_WORDS: Record<DeadlineTable['from'], Title> = {
  category: { zh: '按类别时限', en: 'By category' },
  tier: { zh: '按紧急程度', en: 'By urgency' },
  upperDue: { zh: '按上级到期时间', en: 'By the upper platform’s due' },
  assignment: { zh: '按交办要求', en: 'By assignment' },
}
