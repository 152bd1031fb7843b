import { fault } from '#core/fault.ts'

export const ruleFaults = {
  notFound: () =>
    fault('standing-rule-not-found', {
      status: 404,
      zh: '没有找到这项制度或不属于本单位。请刷新列表。',
      en: 'There is no such standing rule, or it belongs to another unit. Refresh the list.',
    }),
  stale: () =>
    fault('stale-version', {
      status: 409,
      zh: '这项制度刚被他人更新，您填写的内容还在。请刷新核对后再保存。',
      en: 'Somebody has just changed this rule; what you wrote is kept. Refresh, check and save again.',
    }),
  unitUnknown: () =>
    fault('unit-unknown', {
      status: 422,
      zh: '没有这个在用的单位，或不由您管理。请从列表中选择。',
      en: 'There is no such active unit of yours. Choose one from the list.',
    }),
  ownerUnknown: () =>
    fault('rule-owner', {
      status: 422,
      zh: '责任人须是该单位在岗、能打开制度清单的人员。请从列表中选择。',
      en: 'The owner must be active in that unit and able to open the list. Choose one from the list.',
    }),
  dueOrder: () =>
    fault('rule-due', {
      status: 422,
      zh: '复审日期应晚于印发日期和今天之前的复审。请重新选择日期。',
      en: 'The review must come after the day of issue. Choose another day.',
    }),
  reviewPast: () =>
    fault('review-past', {
      status: 422,
      zh: '下次复审日期须在今天之后。请重新选择日期。',
      en: 'The next review must lie after today. Choose another day.',
    }),
  supersededUnknown: () =>
    fault('rule-superseded', {
      status: 422,
      zh: '被替代的制度不存在、已被别的制度替代，或印发更晚。请重新选择。',
      en: 'The rule to replace does not exist, is replaced already, or was issued later. Choose another.',
    }),
  notInForce: () =>
    fault('rule-ended', {
      status: 409,
      zh: '这项制度已废止或被替代，不再复审。请登记新制度。',
      en: 'This rule was ended or replaced and takes no review. Record the new one.',
    }),
  notOwner: () =>
    fault('rule-not-owner', {
      status: 403,
      zh: '复审由责任人登记，绩效管理员可代为登记。请联系责任人。',
      en: 'Its owner records the review, or the performance officer in their place.',
    }),
  endBeforeIssue: () =>
    fault('rule-end', {
      status: 422,
      zh: '废止日期早于印发日期。请重新选择日期。',
      en: 'It cannot end before it was issued. Choose another day.',
    }),
  noFile: () =>
    fault('rule-no-file', {
      status: 404,
      zh: '这项制度还没有上传文本。请由维护人员上传。',
      en: 'The text of this rule has not been attached.',
    }),
  fileMissing: () =>
    fault('file-missing', {
      status: 400,
      zh: '没有收到文件。请选择文件后再上传。',
      en: 'No file was received. Choose one.',
    }),
  tooMany: (most: number) =>
    fault('rules-too-many', {
      status: 422,
      zh: `一个单位最多登记 ${most} 项制度。请合并整理后再登记。`,
      en: `A unit keeps at most ${most} standing rules.`,
    }),
  notQualitative: () =>
    fault('rule-target-kind', {
      status: 422,
      zh: '只有定性指标（如“健全”）以制度为依据。定量指标请填实际值。',
      en: 'Only a qualitative target rests on standing rules. Others have measured values.',
    }),
}
