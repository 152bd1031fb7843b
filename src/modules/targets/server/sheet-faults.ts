import { fault } from '#core/fault.ts'
import type { Refusal } from '#core/refusal.ts'

export const sheetFaults = {
  notFound: () =>
    fault('sheet-not-found', {
      status: 404,
      zh: '没有这张自评表，或目标还未批准，或不在您的管辖范围。请刷新列表。',
      en: 'There is no such sheet, its targets are not approved, or it belongs to another unit. Refresh the list.',
    }),
  importNotFound: () =>
    fault('imported-set-not-found', {
      status: 404,
      zh: '没有这套导入的自评表。请回到列表重新选择。',
      en: 'There is no such imported set. Choose it from the list again.',
    }),
  stale: () =>
    fault('stale-version', {
      status: 409,
      zh: '自评表刚被他人更新，您填写的内容还在。请刷新核对后再保存。',
      en: 'Somebody has just changed this sheet; what you wrote is kept. Refresh, check and save again.',
    }),
  refused: ({ code, status, zh, en }: Refusal, fields?: { field: string; zh: string; en: string }[]) =>
    fault(code, { status, zh, en, ...(fields ? { fields } : {}) }),
  notYourUnit: () =>
    fault('unit-not-yours', {
      status: 403,
      zh: '这个单位的自评表不由您办理。请联系该单位。',
      en: 'The sheets of this unit are not yours. Ask that unit.',
    }),
  targetUnknown: () =>
    fault('sheet-target', {
      status: 422,
      zh: '有一行不是这张表的指标，或已撤销。请刷新后再保存。',
      en: 'One row is no target of this sheet, or was withdrawn. Refresh and save again.',
    }),
  twice: () =>
    fault('sheet-twice', {
      status: 422,
      zh: '同一指标填了两次。请刷新后再保存。',
      en: 'One target stands there twice. Refresh and save again.',
    }),
  figureUnknown: (name: string) =>
    fault('sheet-figure', {
      status: 422,
      zh: `“${name}”选的数据来源不在了，或单位与目标不同。请另选，或改为填写。`,
      en: `The source chosen for ${name} is gone or has another unit. Choose another, or type the value.`,
    }),
  noIndicators: (name: string) =>
    fault('sheet-indicator', {
      status: 422,
      zh: `“${name}”：还没有业务模块提供计量数据。请填写，或取自台账、调查。`,
      en: `${name}: no module of the house measures this yet. Type it, or draw it from the ledger or a survey.`,
    }),
  degreeMissing: (name: string) =>
    fault('sheet-degree', {
      status: 422,
      zh: `“${name}”是定性指标，请选择达成程度。`,
      en: `${name} is a target in words: choose what it has come to.`,
    }),
  partUnknown: (name: string) =>
    fault('sheet-part', {
      status: 422,
      zh: `“${name}”汇总的项目指标不属于本单位本年度。请重新选择。`,
      en: `${name}: a target that is put together belongs to another unit or year. Choose again.`,
    }),
  editionNotFound: () =>
    fault('edition-not-found', {
      status: 404,
      zh: '没有这个签发版本。请从版本列表中选择。',
      en: 'There is no such signed version. Choose one from the list.',
    }),
}
