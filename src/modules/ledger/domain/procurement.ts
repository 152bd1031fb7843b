import type { Title } from '#core/module-card.ts'

export const PROCUREMENT_KINDS = ['goods', 'services', 'works'] as const
export type ProcurementKind = (typeof PROCUREMENT_KINDS)[number]
export const PROCUREMENT_KIND_NAMES: Readonly<Record<ProcurementKind, Title>> = {
  goods: { zh: '货物', en: 'Goods' },
  services: { zh: '服务', en: 'Services' },
  works: { zh: '工程', en: 'Works' },
}

/** Ways to buy that 政府采购法 and its rules know, and buying below their limits. Others may be written too. */
export const PROCUREMENT_METHODS = [
  '公开招标',
  '邀请招标',
  '竞争性谈判',
  '竞争性磋商',
  '询价',
  '单一来源',
  '框架协议',
  '电子商城',
  '自行采购',
] as const
