import { fault } from '#core/fault.ts'
import type { SurveyFault } from '../domain/survey/check-survey.ts'

export const surveyFaults = {
  notFound: () =>
    fault('survey-not-found', {
      status: 404,
      zh: '没有找到这项调查或不属于本单位。请刷新列表。',
      en: 'There is no such survey, or it belongs to another unit. Refresh the list.',
    }),
  stale: () =>
    fault('stale-version', {
      status: 409,
      zh: '这项调查刚被他人更新，您填写的内容还在。请刷新核对后再保存。',
      en: 'Somebody has just changed this survey; what you wrote is kept. Refresh, check and save again.',
    }),
  notDraft: () =>
    fault('survey-not-draft', {
      status: 409,
      zh: '已发布的调查不能再改题目和对象，否则前后答案无法合计。需要改的请作废后另建。',
      en: 'A survey that was opened keeps its questions. Withdraw it and make another one.',
    }),
  notOpen: () =>
    fault('survey-not-open', {
      status: 409,
      zh: '这项调查不在开放中。请刷新查看当前状态。',
      en: 'This survey is not open. Refresh to see its state.',
    }),
  wrong: (faults: readonly SurveyFault[]) =>
    fault('survey-wrong', {
      status: 422,
      zh: `${faults.map(({ zh }) => zh).join('；')}。请修改后再保存。`,
      en: `${faults.map(({ en }) => en).join('; ')}. Correct this and save again.`,
      fields: faults.map(({ field, zh, en }) => ({ field, zh, en })),
    }),
  times: () =>
    fault('survey-times', {
      status: 422,
      zh: '截止时间应晚于开始时间，且不超过一年。请重新选择。',
      en: 'A survey must end after it opens, within a year.',
    }),
  ended: () =>
    fault('survey-ended', {
      status: 422,
      zh: '截止时间已过，不能发布。请先改截止时间。',
      en: 'Its end has passed. Set another one first.',
    }),
  projectUnknown: () =>
    fault('survey-project', {
      status: 422,
      zh: '台账里没有这个项目或不属于本单位。请从列表中选择。',
      en: 'The ledger has no such project in your units. Choose one from the list.',
    }),
  targetUnknown: () =>
    fault('survey-target', {
      status: 422,
      zh: '没有这项指标，或不属于所选项目和年度。请从列表中选择。',
      en: 'There is no such target of this project and year. Choose one from the list.',
    }),
  unitUnknown: (unit: string) =>
    fault('unit-unknown', {
      status: 422,
      zh: `没有在用的单位“${unit}”。请从列表中选择。`,
      en: `There is no active unit ${unit}. Choose one from the list.`,
    }),
  noUnit: () =>
    fault('survey-unit', {
      status: 403,
      zh: '您没有可以组织调查的单位。请由绩效管理员办理。',
      en: 'You hold no post that makes surveys in a unit.',
    }),
  nobodyAsked: () =>
    fault('survey-nobody', {
      status: 422,
      zh: '所选岗位和单位里没有在岗人员。请重新选择对象。',
      en: 'Nobody holds these posts in these units. Choose others.',
    }),
  tooManyAsked: (most: number) =>
    fault('survey-too-many', {
      status: 422,
      zh: `调查对象超过 ${most} 人。请缩小岗位或单位范围。`,
      en: `More than ${most} people would be asked. Choose fewer posts or units.`,
    }),
  noCodes: () =>
    fault('survey-no-codes', {
      status: 422,
      zh: '还没有制作答题码。请先发布，再制作并发放答题码。',
      en: 'There are no codes yet.',
    }),
  notByCodes: () =>
    fault('survey-not-by-codes', {
      status: 422,
      zh: '这项调查由同事登录作答，不用答题码。',
      en: 'This survey asks colleagues who sign in; it has no codes.',
    }),
  tooManyCodes: (most: number, left: number) =>
    fault('survey-codes-most', {
      status: 422,
      zh: `一项调查最多 ${most} 个答题码，还可制作 ${left} 个。请减少份数。`,
      en: `A survey has at most ${most} codes; ${left} more can be made.`,
    }),
  whyNeeded: () =>
    fault('survey-why', {
      status: 422,
      zh: '还没到截止时间。提前结束须写明原因。',
      en: 'Its end has not come. Write down why it is closed early.',
    }),
  notHandedOut: (made: number, answered: number) =>
    fault('survey-not-handed-out', {
      status: 422,
      zh: `共制作 ${made} 个答题码，已用 ${answered} 个，未发出的份数最多 ${made - answered}。请核对。`,
      en: `${made} codes were made and ${answered} are used: at most ${made - answered} were not handed out.`,
    }),
  remindedToday: () =>
    fault('survey-reminded', {
      status: 409,
      zh: '今天已提醒过未答的同事。请明天再提醒。',
      en: 'They were reminded today. Do so again tomorrow.',
    }),
  notAsked: () =>
    fault('survey-not-asked', {
      status: 403,
      zh: '这份问卷没有邀请您作答。',
      en: 'This survey does not ask you.',
      wayOut: { zh: '如有意见，请联系组织调查的单位。', en: 'Tell the unit that asks what you think.' },
    }),
  answered: () =>
    fault('survey-answered', {
      status: 409,
      zh: '您已交过这份问卷。每人一份，交后查不到也改不了。',
      en: 'You have handed in this questionnaire. There is one each, and it cannot be found again.',
    }),
  notRunning: () =>
    fault('survey-not-running', {
      status: 409,
      zh: '这份问卷不在作答时间内。',
      en: 'This survey takes no answers now.',
    }),
  unanswered: (questions: readonly number[]) =>
    fault('survey-unanswered', {
      status: 422,
      zh: `第 ${questions.join('、')} 题还没有选择。请选好再交。`,
      en: `Choose an answer to question ${questions.join(', ')} first.`,
    }),
  notClosed: () =>
    fault('survey-not-closed', {
      status: 422,
      zh: '调查还没有结束，没有可用的满意度。请在结束后选用。',
      en: 'The survey is not closed, so there is no figure. Take it after the close.',
    }),
  notUsable: (n: number) =>
    fault('survey-small', {
      status: 422,
      zh: `只有 ${n} 人作答，少于本区规定的最小样本，不能作为实测满意度。请另行调查。`,
      en: `Only ${n} have answered, fewer than the district demands: no measured figure. Ask more people.`,
    }),
}
