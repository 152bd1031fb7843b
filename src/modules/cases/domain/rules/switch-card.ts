import type { CaseRules } from '../case-rules.ts'

export interface Words {
  zh: string
  en: string
}

export type SwitchKey = keyof CaseRules

export type SwitchGroup =
  | 'intake'
  | 'dispatch'
  | 'requests'
  | 'check'
  | 'callback'
  | 'closing'
  | 'upper'
  | 'supervision'
  | 'field'

/** What a switch may hold. */
export type SwitchKind =
  | { kind: 'yesNo' }
  | { kind: 'choice'; choices: Readonly<Record<string, Words>> }
  /** `step` 1: whole numbers alone. */
  | { kind: 'number'; min: number; max: number; step?: 1; share?: true; unit?: Words }
  /** Never longer than so many natural days; working time is counted in the days that it usually takes. */
  | { kind: 'limit'; longestDays: number }
  | { kind: 'posts' }

export type SwitchCard = Words &
  SwitchKind & {
    group: SwitchGroup
    meaning: Words
    /** Null has a meaning of its own, in these words. */
    none?: Words
    /** A fact of the case or of its variant, which no district sets. */
    fact?: true
  }

export const switchGroups: Readonly<Record<SwitchGroup, Words>> = {
  intake: { zh: '受理、核实与立案', en: 'Intake, verification, filing' },
  dispatch: { zh: '派遣、签收与计时', en: 'Dispatch, signing, clocks' },
  requests: { zh: '退单、延期与挂账', en: 'Returns, extensions, suspensions' },
  check: { zh: '核查与证据', en: 'Check and evidence' },
  callback: { zh: '回访与返工', en: 'Call-back and rework' },
  closing: { zh: '结案、重开与归档', en: 'Closing, reopening, archive' },
  upper: { zh: '市级工单', en: 'Orders of the upper level' },
  supervision: { zh: '催办与督办', en: 'Urges and supervision' },
  field: { zh: '现场作业', en: 'Work in the field' },
}
