import type { Title } from '#core/module-card.ts'
import type { AppealState } from './domain/appeal.ts'
import type { SheetState } from './domain/sheet-state.ts'

export const words = {
  sheets: { zh: '考评排名', en: 'Evaluation' },
  sheet: { zh: '考评表', en: 'Sheet' },
  schemes: { zh: '考评方案', en: 'Schemes' },
  appeal: { zh: '提出申诉', en: 'Appeal' },
  small: { zh: '样本不足', en: 'small sample' },
  withdrawn: { zh: '停用', en: 'withdrawn' },
} as const satisfies Record<string, Title>

export const SHEET_STATE_NAMES: Readonly<Record<SheetState, Title>> = {
  draft: { zh: '草稿', en: 'draft' },
  published: { zh: '已公布，申诉期', en: 'published, appeals open' },
  final: { zh: '定稿', en: 'final' },
}

export const APPEAL_STATE_NAMES: Readonly<Record<AppealState, Title>> = {
  submitted: { zh: '待审核', en: 'open' },
  upheld: { zh: '成立', en: 'upheld' },
  dismissed: { zh: '不成立', en: 'dismissed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}
