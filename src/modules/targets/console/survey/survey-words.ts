import type { Title } from '#core/module-card.ts'
import type { Audience, QuestionKind, SurveyPhase } from '../../domain/survey/survey.ts'

export const PHASE_NAMES: Readonly<Record<SurveyPhase, Title>> = {
  draft: { zh: '拟定中', en: 'draft' },
  waiting: { zh: '待开始', en: 'waiting' },
  running: { zh: '作答中', en: 'running' },
  ended: { zh: '已到期，待计算', en: 'ended, to be counted' },
  closed: { zh: '已结束', en: 'closed' },
  withdrawn: { zh: '已作废', en: 'withdrawn' },
}

export const AUDIENCE_NAMES: Readonly<Record<Audience, Title>> = {
  staff: { zh: '同事登录作答', en: 'Colleagues, signed in' },
  codes: { zh: '服务对象凭码作答', en: 'Service users, by code' },
}

export const KIND_NAMES: Readonly<Record<QuestionKind, Title>> = {
  steps: { zh: '五级', en: 'five steps' },
  yesNo: { zh: '是非', en: 'yes or no' },
  text: { zh: '文字', en: 'text' },
}
