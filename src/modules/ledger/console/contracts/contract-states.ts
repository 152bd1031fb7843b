import { CONTRACT_STATES } from '../../contract.ts'

export type ContractState = (typeof CONTRACT_STATES)[number]

export const CONTRACT_STATE_NAMES = {
  running: { zh: '执行中', en: 'Running' },
  payable: { zh: '有待付款', en: 'Something payable' },
  late: { zh: '节点逾期', en: 'Milestone late' },
  finished: { zh: '已付清', en: 'Paid in full' },
  finding: { zh: '有问题', en: 'With findings' },
} as const satisfies Record<ContractState, { zh: string; en: string }>

export const findContractState = (text: string | null): ContractState | undefined =>
  CONTRACT_STATES.find((one) => one === text)
