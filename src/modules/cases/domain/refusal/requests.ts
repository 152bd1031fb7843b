/** Said of extensions, suspensions and helping units (domain §4.6). */
export const requestSentences = {
  'extension-not-allowed': {
    zh: '应急类和咨询类不得延期。请立即办理；确不能办理的申请挂账或上报上级。',
    en: 'Emergencies and inquiries get no extension. Act at once; if that is impossible ask for a suspension or pass it up.',
    status: 422,
  },
  'extension-late': {
    zh: '已超过时限，不能再申请延期。请尽快办结并说明原因。',
    en: 'The due has passed; no extension can be asked for any more. Finish soon and say why it is late.',
    status: 422,
  },
  'extension-count': {
    zh: '延期次数已达上限。请办结，或申请挂账。',
    en: 'The case was extended as often as allowed. Complete it, or ask for a suspension.',
    status: 422,
  },
  'suspension-reason': {
    zh: '挂账理由或目标日期不符合规定。请从清单选择理由，目标日期不超过十二个月。',
    en: 'The reason or the target date of the suspension is not allowed. Choose a reason; the date lies within twelve months.',
    status: 422,
  },
  'contact-missing': {
    zh: '尚未先行联系诉求人。请先联系并登记；联系不上的逐次登记。',
    en: 'The appellant was not contacted. Contact them and record it; record each vain try.',
    status: 422,
  },
  'second-needs-leader': {
    zh: '该延期需由领导批准。请转领导审批。',
    en: 'A leader must approve this extension. Pass it on.',
    status: 422,
  },
  'grant-exceeds': {
    zh: '批准的延期超过上限或上级时限。请缩短，或先取得上级同意并更新上级时限。',
    en: 'The extension is longer than allowed, or ends after the due time of the upper level. Shorten it, or get their consent and set the new due first.',
    status: 422,
  },
  'resume-too-early': {
    zh: '尚未到挂账目标日期。请由派遣员或承办单位提前恢复，并说明理由。',
    en: 'The target date of the suspension has not come. The dispatcher or the unit may resume earlier and say why.',
    status: 422,
  },
  'no-lead': {
    zh: '本案没有承办单位，不能挂账。请退回派遣。',
    en: 'No unit leads this case, so it cannot be suspended. Send it back to dispatch.',
    status: 422,
  },
  'co-is-lead': {
    zh: '该单位已在本案承办或协办。请另选单位。',
    en: 'This unit leads the case or helps already. Choose another.',
    status: 422,
  },
} as const
