import type { Title } from '#core/module-card.ts'
import type { FigureId, StreetFigureId } from './figure-id.ts'

interface FigureWords extends Title {
  unit: Title
  definition: Title
  better: 'less' | 'more' | null
}

const CASES: Title = { zh: '件', en: 'cases' }
const PERCENT: Title = { zh: '%', en: '%' }

const count = (zh: string, en: string, better: 'less' | null, zhMeans: string, enMeans: string): FigureWords => ({
  zh,
  en,
  unit: CASES,
  better,
  definition: { zh: zhMeans, en: enMeans },
})
const rate = (zh: string, en: string, zhMeans: string, enMeans: string): FigureWords => ({
  zh,
  en,
  unit: PERCENT,
  better: 'more',
  definition: { zh: zhMeans, en: enMeans },
})

/** What each figure is called and what it counts. `{n}` stands for the days that a rate looks back. */
export const FIGURE_WORDS: Readonly<Record<FigureId | StreetFigureId, FigureWords>> = {
  receivedToday: count(
    '今日受理',
    'Reported today',
    null,
    '今日 0 时起各渠道上报的案件',
    'cases reported since midnight',
  ),
  connectRate: rate('接通率', 'Calls answered', '接通的来电占进线来电', 'calls answered of calls that came in'),
  closeRate: rate(
    '近{n}日办结率',
    'Closed, {n} days',
    '近 {n} 日全程时限到期的案件，已结案的占比',
    'of the cases whose whole time was over in {n} days: closed',
  ),
  onTimeRate: rate(
    '近{n}日按期办结率',
    'Closed in time, {n} days',
    '近 {n} 日全程时限到期的案件，按期办结的占比（含批准的延期）',
    'of the cases whose whole time was over in {n} days: ended in time, extensions granted included',
  ),
  satisfaction: rate(
    '近{n}日回访满意率',
    'Satisfied, {n} days',
    '近 {n} 日末次回访联系上并作答的，满意的占比',
    'of the last call-backs of {n} days with an answer: satisfied',
  ),
  open: count('在办', 'Open', 'less', '尚未办结的全部案件', 'all cases that have not ended'),
  handling: count('待处置', 'In hand', 'less', '已派遣待签收、处置中的案件', 'cases sent to a unit and not done'),
  soon: count(
    '临期',
    'Nearly due',
    'less',
    '本环节时限已用五分之四、未超期',
    'four fifths of the step’s time are used',
  ),
  overdue: count('超期', 'Overdue', 'less', '任一时限已超的在办案件', 'open cases with any time limit over'),
  emergencies: count('应急案件', 'Emergencies', 'less', '在办的应急案件', 'open emergencies'),
  critical: count('特急', 'Critical', 'less', '在办的特急案件', 'open critical cases'),
  nightDue: count(
    '夜间到期',
    'Due tonight',
    'less',
    '白班接班前本环节到期的在办案件',
    'open cases whose step is due before the day shift',
  ),
  supervisions: count(
    '督办中',
    'Supervised',
    'less',
    '有未办结督办的案件',
    'cases under a supervision that is not closed',
  ),
  suspended: count('挂账', 'Suspended', 'less', '挂账的在办案件', 'open cases on the ledger'),
}

/** Parts that wait for a module of their own; said in their place. */
export const SLOTS = {
  connectRate: {
    zh: '话务平台尚未接入，暂无接通率',
    en: 'The call centre is not connected yet, so calls cannot be counted',
  },
  emergencyResponse: {
    zh: '应急处置模块尚未接入：分级响应、指挥长和任务清单到时显示在此',
    en: 'The emergency module is not there yet: levels, commander and tasks will show here',
  },
  video: {
    zh: '周边视频尚未上墙：在案件页调阅',
    en: 'Cameras are not on the wall yet: look through them on the page of the case',
  },
} as const satisfies Record<string, Title>

export const TOO_FEW: Title = { zh: '本期没有到期或回访的案件', en: 'No case was due or called back in this period' }
