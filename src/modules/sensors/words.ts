import type { DeviceState } from './contract.ts'

export const STATE_NAMES: Readonly<Record<DeviceState, { zh: string; en: string }>> = {
  normal: { zh: '正常', en: 'normal' },
  problem: { zh: '异常', en: 'problem' },
  silent: { zh: '失联', en: 'silent' },
  never: { zh: '未上报', en: 'never heard' },
  off: { zh: '停用', en: 'off' },
}
