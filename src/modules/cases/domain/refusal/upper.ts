/** Said of verification, withdrawal and the upper level (domain §4.6). */
export const upperSentences = {
  'verification-not-allowed': {
    zh: '此类案件不得先核实后受理。请直接受理并派遣。',
    en: 'Such a case is not verified before acceptance. Accept and dispatch it at once.',
    status: 422,
  },
  'no-verifier': {
    zh: '该区域没有在岗网格员。请改派相邻网格，或不经核实直接受理。',
    en: 'No grid worker is on duty in this area. Send one of a neighbouring grid, or accept without verification.',
    status: 422,
  },
  'not-appellant': {
    zh: '只有诉求人本人可以撤诉。请本人通过原渠道提出。',
    en: 'Only the appellant may withdraw. They do so themselves through the channel they used.',
    status: 422,
  },
  'order-not-acknowledged': {
    zh: '本区未开通直派或市直派工单没有指明本区有效的承办单位。请上级改派，或按普通转办件登记后由区中心派遣。',
    en: 'The district takes no direct orders, or the order names no active unit of it. Let the upper level send it elsewhere, or register it and let the centre dispatch it.',
    status: 422,
  },
  'escalate-incomplete': {
    zh: '上报材料不全或缺少另一人提出的意见。请补全材料，由派遣员提出、值班长上报。',
    en: 'The material is not complete, or nobody else proposed it. Complete it; the dispatcher proposes, the duty chief passes it up.',
    status: 422,
  },
  'not-upper-case': {
    zh: '本案不是上级转办件，没有上级时限。请用延期申请调整时限。',
    en: 'The case does not come from the upper level and has no due time of theirs. Ask for an extension instead.',
    status: 422,
  },
} as const
