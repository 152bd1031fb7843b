import type { Title } from '#core/module-card.ts'

export interface IndicatorGroup extends Title {
  id: string
  /** Ids of indicators, in the order in which people look for them. */
  ids: readonly string[]
}

/** Along the way of a case. A district's own indicators stand under 其他. */
export const INDICATOR_GROUPS: readonly IndicatorGroup[] = [
  {
    id: 'volume',
    zh: '来量与在办',
    en: 'Volume',
    ids: [
      'reportCount',
      'countedReportCount',
      'closeCount',
      'openCount',
      'overdueOpenCount',
      'proactiveRate',
      'repeatRate',
    ],
  },
  {
    id: 'intake',
    zh: '受理与立案',
    en: 'Intake and filing',
    ids: [
      'directAnswerRate',
      'validReportRate',
      'acceptRate',
      'onTimeAcceptRate',
      'accurateAcceptRate',
      'fileRate',
      'complaintFileRate',
      'onTimeFileRate',
      'verifyOnTimeRate',
    ],
  },
  {
    id: 'dispatch',
    zh: '派遣与签收',
    en: 'Dispatch',
    ids: [
      'dispatchCount',
      'needDispatchCount',
      'dispatchOnTimeRate',
      'dispatchAccuracy',
      'dispatchErrorRate',
      'signOnTimeRate',
      'pickUpRate',
      'firstContactRate',
      'returnRate',
      'wrongReturnRate',
    ],
  },
  {
    id: 'handling',
    zh: '处置',
    en: 'Handling',
    ids: [
      'handleRate',
      'onTimeHandleRate',
      'onTimeHandleRateStrict',
      'overdueOpenRate',
      'onTimeCompleteRate',
      'onTimeCompleteRateStrict',
      'replyRate',
      'extensionRate',
      'suspendRate',
      'suspended0To30Days',
      'suspended30To90Days',
      'suspended90PlusDays',
      'emergencyFirstResponseRate',
      'ownerlessHandleRate',
    ],
  },
  {
    id: 'time',
    zh: '时长',
    en: 'How long',
    ids: [
      'avgHandleHours',
      'avgHandleHoursGross',
      'medianHandleHours',
      'p90HandleHours',
      'avgReplyHours',
      'medianReplyHours',
      'p90ReplyHours',
      'replyWithin7Rate',
      'replyWithin15Rate',
    ],
  },
  {
    id: 'closing',
    zh: '核查与结案',
    en: 'Checking and closing',
    ids: [
      'checkOnTimeRate',
      'checkPassRate',
      'closeRate',
      'onTimeCloseRate',
      'reworkRate',
      'reworkedCaseRate',
      'reopenRate',
    ],
  },
  {
    id: 'oversight',
    zh: '催办与督办',
    en: 'Urging and supervision',
    ids: [
      'urgeSuperviseOnTimeRate',
      'reminderOnTimeRate',
      'superviseIssueOnTimeRate',
      'urgeCount',
      'reminderCount',
      'supervisionCount',
      'onSiteSupervisionCount',
      'coordinationMeetingCount',
    ],
  },
  {
    id: 'appellant',
    zh: '回访与三率',
    en: 'Call-back and the three rates',
    ids: [
      'callbackCoverage',
      'responseRate',
      'solveRate',
      'satisfactionRate',
      'threeRatesScore',
      'responseRateFirst',
      'solveRateFirst',
      'satisfactionRateFirst',
    ],
  },
]
export const OTHER_GROUP = { id: 'other', zh: '其他', en: 'Others' } as const

const groupById = new Map(INDICATOR_GROUPS.flatMap(({ id, ids }) => ids.map((one) => [one, id])))
export const groupOf = (id: string): string => groupById.get(id) ?? OTHER_GROUP.id
