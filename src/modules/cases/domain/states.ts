/** States of a case, an order and a request with their words and refusal sentences (domain §4.1, §4.2, §4.6). */
export interface StateCard {
  zh: string
  en: string
  /** Never left again but by unmerge or reconsider. */
  terminal: boolean
  /** No clock of the case runs here. */
  endsClocks: boolean
  /** Said when a command does not fit this state. */
  refusal: { zh: string; en: string }
}

export const caseStates = [
  'reported',
  'verifying',
  'accepted',
  'filed',
  'dispatched',
  'handling',
  'suspended',
  'done',
  'checking',
  'callback',
  'toClose',
  'closed',
  'archived',
  'rejected',
  'declined',
  'referred',
  'merged',
  'voided',
  'escalated',
] as const

export type StateId = (typeof caseStates)[number]

export const orderStatuses = {
  sent: { zh: '待签收', en: 'sent', ended: false },
  signed: { zh: '已签收', en: 'signed', ended: false },
  working: { zh: '办理中', en: 'working', ended: false },
  done: { zh: '已办结', en: 'done', ended: true },
  returned: { zh: '已退回', en: 'returned', ended: true },
  withdrawn: { zh: '已撤回', en: 'withdrawn', ended: true },
} as const
export type OrderStatus = keyof typeof orderStatuses

export const requestStatuses = {
  drafted: { zh: '待单位审核', en: 'waiting for the unit', ended: false },
  endorsed: { zh: '待审批', en: 'waiting for decision', ended: false },
  granted: { zh: '已同意', en: 'granted', ended: true },
  refused: { zh: '不同意', en: 'refused', ended: true },
  stopped: { zh: '单位未同意', en: 'stopped by the unit', ended: true },
  cancelled: { zh: '已撤回', en: 'cancelled', ended: true },
  lapsed: { zh: '已失效', en: 'lapsed', ended: true },
} as const

const card = (zh: string, en: string, ends: 'open' | 'ends' | 'terminal', sayZh: string, sayEn: string): StateCard => ({
  zh,
  en,
  terminal: ends === 'terminal',
  endsClocks: ends !== 'open',
  refusal: { zh: sayZh, en: sayEn },
})

export const stateCards: Readonly<Record<StateId, StateCard>> = {
  reported: card(
    '待受理',
    'waiting for acceptance',
    'open',
    '案件尚待受理，不能执行此操作。请受理员先受理、核实、不予受理或转其他渠道。',
    'The case is not accepted yet. The intake officer first accepts, verifies, rejects or refers it.',
  ),
  verifying: card(
    '核实中',
    'being verified',
    'open',
    '案件正在现场核实，不能执行此操作。请等待核实结果，或由受理员收回核实任务后再办。',
    'The case is being verified on the spot. Wait for the result, or let the intake officer call the task back.',
  ),
  accepted: card(
    '待立案',
    'waiting for filing',
    'open',
    '案件已受理、尚未立案，不能执行此操作。请立案员先立案或不予立案。',
    'The case is accepted but not filed. The filing officer first files or declines it.',
  ),
  filed: card(
    '待派遣',
    'waiting for dispatch',
    'open',
    '案件已立案、尚未派遣，不能执行此操作。请派遣员先派遣。',
    'The case is filed but not dispatched. The dispatcher dispatches it first.',
  ),
  dispatched: card(
    '待接单',
    'waiting for signing',
    'open',
    '工单已派出、承办单位尚未签收，不能执行此操作。请承办单位先签收，或由派遣员改派。',
    'The unit has not signed the order. It signs first, or the dispatcher sends it elsewhere.',
  ),
  handling: card(
    '处置中',
    'being handled',
    'open',
    '案件正在处置，不能执行此操作。请承办单位先完成处置；确需调整时请申请退单、延期、挂账或作废。',
    'The case is being handled. The unit completes it first, or asks for a return, an extension, a suspension or voiding.',
  ),
  suspended: card(
    '挂账中',
    'suspended',
    'open',
    '案件处于挂账状态，不能执行此操作。请先恢复办理。',
    'The case is suspended. Resume it first.',
  ),
  done: card(
    '已处置待核查',
    'handled, waiting for the check',
    'open',
    '处置已完成、等待核查，不能执行此操作。请先安排核查或按规定免核查。',
    'The work is done and waits for a check. Assign the check, or skip it where the rules allow.',
  ),
  checking: card(
    '核查中',
    'being checked',
    'open',
    '案件正在核查，不能执行此操作。请等待核查员提交结果，或改派核查员。',
    'The case is being checked. Wait for the result, or assign another checker.',
  ),
  callback: card(
    '待回访',
    'waiting for call-back',
    'open',
    '案件正在等待回访，不能执行此操作。请先登记回访结果；二次回访仍不合格的，请值班长研判。',
    'The case waits for the call-back. Record its result; after a second bad one the duty chief decides.',
  ),
  toClose: card(
    '待结案',
    'waiting for closing',
    'open',
    '案件待结案，不能执行此操作。请立案员结案，或说明理由退回上一环节。',
    'The case waits for closing. The filing officer closes it, or sends it back with a reason.',
  ),
  closed: card(
    '已结案',
    'closed',
    'ends',
    '案件已结案，不能执行此操作。三十个自然日内有新情况的，请值班长重开案件。',
    'The case is closed. With new facts the duty chief may reopen it within thirty days.',
  ),
  archived: card(
    '已归档',
    'archived',
    'terminal',
    '案件已归档，内容不可更改。有新情况请新登记一件，并关联本案。',
    'The case is archived and cannot change. Register a new one that refers to it.',
  ),
  rejected: card(
    '不予受理',
    'rejected',
    'terminal',
    '案件已不予受理，不能执行此操作。诉求人有异议的，请值班长复议后恢复受理。',
    'The case was rejected. If the appellant objects, the duty chief reconsiders it.',
  ),
  declined: card(
    '不予立案',
    'declined',
    'terminal',
    '案件已不予立案，不能执行此操作。诉求人有异议的，请值班长复议后恢复受理。',
    'The case was declined. If the appellant objects, the duty chief reconsiders it.',
  ),
  referred: card(
    '已转其他渠道',
    'referred elsewhere',
    'terminal',
    '案件已转其他渠道，本平台不再办理。需要再次办理的，请新登记一件并关联本案。',
    'The case was referred elsewhere. If it must be handled here, register a new one that refers to it.',
  ),
  merged: card(
    '已并单',
    'merged',
    'terminal',
    '案件已并入主案，不能单独办理。请到主案办理；并错的，请值班长拆单。',
    'The case is merged into its master. Work there; if it was merged wrongly, the duty chief splits it off.',
  ),
  voided: card(
    '作废',
    'voided',
    'terminal',
    '案件已作废，不能执行此操作。误作废的，请新登记一件并关联本案。',
    'The case is void. If that was a mistake, register a new one that refers to it.',
  ),
  escalated: card(
    '已上报上级',
    'escalated',
    'open',
    '案件已上报上级、等待答复，不能执行此操作。请等待上级答复，或由值班长撤回上报。',
    'The case is with the upper level. Wait for its answer, or let the duty chief recall it.',
  ),
}

export function isOpen(state: StateId): boolean {
  return !stateCards[state].endsClocks
}
