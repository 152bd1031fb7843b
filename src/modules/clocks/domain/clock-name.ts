/** The clocks of a case (domain §5.3). Everything a person is warned about runs under one of these names. */
export const clockNames = [
  'accept',
  'verify',
  'file',
  'dispatch',
  'sign',
  'contact',
  'emergency',
  'handle',
  'orderSign',
  'orderHandle',
  'endorse',
  'returnReview',
  'extReview',
  'susReview',
  'voidReview',
  'suspension',
  'checkAssign',
  'check',
  'preCallback',
  'callback',
  'callbackDecision',
  'closing',
  'upperWait',
  'upperDue',
  'supervision',
  'reminderReply',
  'urgeReply',
  'instruction',
  'total',
] as const

export type ClockName = (typeof clockNames)[number]

/** What a clock belongs to. A clock of an order or a request runs once for each of them. */
export type SubjectKind = 'case' | 'order' | 'request' | 'supervision' | 'notice'

export interface ClockCard {
  zh: string
  en: string
  subject: SubjectKind
  /** The post that is warned; where a street leads, its street dispatcher. */
  owner: string
}

export const clockCards: Readonly<Record<ClockName, ClockCard>> = {
  accept: { zh: '受理', en: 'acceptance', subject: 'case', owner: 'intakeOfficer' },
  verify: { zh: '核实', en: 'verification', subject: 'case', owner: 'gridWorker' },
  file: { zh: '立案', en: 'filing', subject: 'case', owner: 'filingOfficer' },
  dispatch: { zh: '派遣', en: 'dispatch', subject: 'case', owner: 'dispatcher' },
  sign: { zh: '签收', en: 'signing', subject: 'case', owner: 'handlerOfficer' },
  contact: { zh: '先行联系', en: 'first contact', subject: 'case', owner: 'handlerOfficer' },
  emergency: { zh: '应急响应', en: 'emergency response', subject: 'case', owner: 'handlerOfficer' },
  handle: { zh: '处置', en: 'handling', subject: 'case', owner: 'handlerOfficer' },
  orderSign: { zh: '下级签收', en: 'signing of a lower order', subject: 'order', owner: 'handlerOfficer' },
  orderHandle: { zh: '下级处置', en: 'handling of a lower order', subject: 'order', owner: 'handlerOfficer' },
  endorse: { zh: '单位审核', en: 'endorsement by the unit', subject: 'request', owner: 'handlerLead' },
  returnReview: { zh: '退单审批', en: 'decision on a return', subject: 'request', owner: 'dutyChief' },
  extReview: { zh: '延期审批', en: 'decision on an extension', subject: 'request', owner: 'dutyChief' },
  susReview: { zh: '挂账审批', en: 'decision on a suspension', subject: 'request', owner: 'leader' },
  voidReview: { zh: '作废审批', en: 'decision on voiding', subject: 'request', owner: 'dutyChief' },
  suspension: { zh: '挂账期', en: 'suspension', subject: 'case', owner: 'handlerLead' },
  checkAssign: { zh: '核查派单', en: 'assignment of the check', subject: 'case', owner: 'intakeOfficer' },
  check: { zh: '核查', en: 'check', subject: 'case', owner: 'checker' },
  preCallback: { zh: '预回访', en: 'pre-call-back', subject: 'case', owner: 'callbackOfficer' },
  callback: { zh: '回访', en: 'call-back', subject: 'case', owner: 'callbackOfficer' },
  callbackDecision: { zh: '回访研判', en: 'decision after call-back', subject: 'case', owner: 'dutyChief' },
  closing: { zh: '结案', en: 'closing', subject: 'case', owner: 'filingOfficer' },
  upperWait: { zh: '上级答复', en: 'answer of the upper level', subject: 'case', owner: 'dispatcher' },
  upperDue: { zh: '上级时限', en: 'due time of the upper level', subject: 'case', owner: 'dutyChief' },
  supervision: { zh: '督办答复', en: 'reply to a supervision', subject: 'supervision', owner: 'handlerLead' },
  reminderReply: { zh: '提醒单答复', en: 'reply to a reminder note', subject: 'notice', owner: 'handlerLead' },
  urgeReply: { zh: '催办答复', en: 'reply to an urge', subject: 'notice', owner: 'handlerOfficer' },
  instruction: { zh: '批示答复', en: 'reply to an instruction', subject: 'notice', owner: 'handlerLead' },
  total: { zh: '整案', en: 'whole case', subject: 'case', owner: 'dutyChief' },
}
