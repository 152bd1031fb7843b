import type { LabelId } from './label-members.ts'

export const LABEL_NAMES: Readonly<Record<LabelId, { zh: string; en: string }>> = {
  advanced: { zh: '先进', en: 'advanced' },
  improving: { zh: '进步', en: 'improving' },
  toRectify: { zh: '整改', en: 'to rectify' },
  underGovernance: { zh: '治理', en: 'under governance' },
}
