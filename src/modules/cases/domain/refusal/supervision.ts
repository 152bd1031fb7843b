/** Said of supervision, notices and what comes after the end of a case (domain §4.6). */
export const supervisionSentences = {
  'urge-too-often': {
    zh: '一个工作日内已催办过且未超期，不能重复催办。请等待回复，或转督办。',
    en: 'This order was urged within the last working day and is not overdue. Wait for the answer, or supervise.',
    status: 422,
  },
  'nothing-to-answer': {
    zh: '没有需要贵单位答复的事项。请刷新列表。',
    en: 'Nothing waits for an answer of your unit. Refresh the list.',
    status: 422,
  },
  'reply-empty': {
    zh: '答复内容为空。请填写办理情况。',
    en: 'The reply is empty. Write what was done.',
    status: 422,
  },
  'supervision-level': {
    zh: '无权发起该级督办或已有同级及以上督办。请由相应级别人员提级，或等待答复。',
    en: 'Your post does not open this level, or an equal or higher supervision waits for its reply. Let the right post raise it, or wait.',
    status: 422,
  },
  'supervision-not-yours': {
    zh: '只有发起人或同级岗位可以办结督办。请联系发起人。',
    en: 'Only who opened the supervision, or the post of its level, may close it. Ask them.',
    status: 422,
  },
  'pre-callback-not-due': {
    zh: '本案没有待办的预回访。请直接登记回访结果。',
    en: 'No pre-call-back is due. Record the call-back itself.',
    status: 422,
  },
  'reconsider-late': {
    zh: '已超过异议期限。请新登记一件并关联本案。',
    en: 'It is too late to reconsider. Register a new case that refers to this one.',
    status: 422,
  },
  'archive-early': {
    zh: '未满归档期限或有异议待处理，不能归档。请到期或处理异议后再归档。',
    en: 'The time before archiving is not over, or an objection waits at intake. Archive after that.',
    status: 422,
  },
  'archive-open-items': {
    zh: '尚有督办或批示未办结，不能归档。请先办结。',
    en: 'A supervision or an instruction is still open. Close it first.',
    status: 422,
  },
  'master-not-archived': {
    zh: '主案尚未归档，并入的案件不能先归档。请待主案归档。',
    en: 'The master is not archived, so this merged case cannot be. Wait for the master.',
    status: 422,
  },
  'exclusion-reason': {
    zh: '剔除理由不在清单内或缺少另一人的提议。请督查员提议、领导批准。',
    en: 'The exclusion is not in the list, or nobody else proposed it. The supervisor proposes, the leader approves.',
    status: 422,
  },
} as const
