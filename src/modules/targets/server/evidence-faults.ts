import { fault } from '#core/fault.ts'

export const evidenceFaults = {
  targetNotFound: () =>
    fault('target-not-found', {
      status: 404,
      zh: '没有找到这项指标或不属于本单位。请刷新列表。',
      en: 'There is no such target, or it belongs to another unit. Refresh the list.',
    }),
  notFound: () =>
    fault('evidence-not-found', {
      status: 404,
      zh: '没有找到这份佐证材料或不属于本单位。请刷新列表。',
      en: 'There is no such evidence, or it belongs to another unit. Refresh the list.',
    }),
  fileMissing: () =>
    fault('file-missing', {
      status: 400,
      zh: '没有收到文件。请选择文件后再上传。',
      en: 'No file was received. Choose one and send it again.',
    }),
  fileGone: () =>
    fault('file-not-found', {
      status: 404,
      zh: '没有这个文件。请刷新后再看。',
      en: 'There is no such file. Refresh the page.',
    }),
  sheetNotDraft: () =>
    fault('sheet-not-draft', {
      status: 409,
      zh: '自评表已提交，佐证材料不能增减。请先退回修改。',
      en: 'The sheet was submitted, so its evidence stays as it is. It has to be sent back first.',
    }),
  tooMany: (most: number) =>
    fault('evidence-too-many', {
      status: 422,
      zh: `一项指标最多 ${most} 份佐证材料。请合并后再上传。`,
      en: `A target holds at most ${most} pieces of evidence. Put some together.`,
    }),
  measured: () =>
    fault('target-measured', {
      status: 409,
      zh: '这项指标已填写实际值，不能改为陈述。请先清除实际值。',
      en: 'This target has an actual value already. Take it away first.',
    }),
  isStatement: (name: string) =>
    fault('target-is-statement', {
      status: 422,
      zh: `“${name}”以陈述为据，没有实测值。请登记陈述，由审核人据此判断。`,
      en: `The evidence of ${name} is a statement: it has no measured value. Record the statement.`,
    }),
  notStatement: () =>
    fault('target-not-statement', {
      status: 422,
      zh: '这项指标应有实测值。确实无法测量的，先将佐证方式设为陈述。',
      en: 'This target is to be measured. Where it cannot be, set its evidence to a statement first.',
    }),
  statedLater: () =>
    fault('stated-later', {
      status: 422,
      zh: '陈述日期晚于今天。请重新选择日期。',
      en: 'The day of the statement lies ahead. Choose another.',
    }),
  hasStatement: () =>
    fault('target-has-statement', {
      status: 409,
      zh: '这项指标已登记陈述，不能改为实测，以免混淆。请由审核人核对后另设指标。',
      en: 'A statement was recorded for this target; it cannot become a measured one.',
    }),
  stale: () =>
    fault('stale-version', {
      status: 409,
      zh: '陈述刚被他人更新，您填写的内容还在。请刷新核对后再保存。',
      en: 'Somebody has just changed the statement; what you wrote is kept. Refresh, check and save again.',
    }),
}
