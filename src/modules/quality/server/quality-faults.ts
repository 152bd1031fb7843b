import { fault } from '#core/fault.ts'

const of = (code: string, status: number, zh: string, en: string) => fault(code, { status, zh, en })

export const qualityFaults = {
  planNotFound: () =>
    of(
      'plan-not-found',
      404,
      '没有找到这次抽查。请从列表打开。',
      'There is no such spot check. Open it from the list.',
    ),
  planTaken: () =>
    of(
      'plan-taken',
      409,
      '这次抽查已登记，不能改。写错的请取消后另行登记。',
      'This plan is written down and does not change. Cancel it and make another.',
    ),
  periodTaken: (no: string) =>
    of(
      'period-taken',
      409,
      `${no} 已抽查同一时段。一个时段只抽一次；需要重抽的先取消它。`,
      `${no} covers these days. A period is drawn once; cancel it first.`,
    ),
  badPeriod: () =>
    of(
      'plan-period',
      422,
      '抽查时段须从早到晚，最长一年；评分截止日须在今天或以后。',
      'The period runs from an earlier to a later day, a year at most; scoring ends today or later.',
    ),
  notOver: (day: string) =>
    of('period-open', 409, `抽查时段到 ${day} 才结束。结束后再抽取。`, `The period ends on ${day}. Draw after that.`),
  seedLate: () =>
    of(
      'seed-late',
      422,
      '时段已结束才登记的抽查不能自选种子。请留空，由系统生成。',
      'A period that is over cannot choose its seed. Leave it empty and the house makes one.',
    ),
  confidence: (list: string) => of('plan-confidence', 422, `置信度只能选 ${list}。`, `Choose a confidence of ${list}.`),
  notReviewer: (name: string) =>
    of(
      'not-a-reviewer',
      422,
      `${name} 没有评定案件质量的岗位。请另选评分人。`,
      `${name} holds no post that scores cases. Choose another reviewer.`,
    ),
  wrongState: (state: string) =>
    of(
      'plan-state',
      409,
      `抽查${state}，不能这样做。请刷新查看。`,
      'The spot check is in another state. Refresh to see it.',
    ),
  nothingToDraw: () =>
    of(
      'frame-empty',
      409,
      '时段内没有首次结案的案件，无可抽取。请核对时段。',
      'No case was first closed in the period. Check the days.',
    ),
  notAllScored: (left: number) =>
    of(
      'scores-open',
      409,
      `还有 ${left} 件未评完。请评完或另指定评分人后再通报。`,
      `${left} scorings are open. Finish them, or give them to somebody else.`,
    ),
  noResults: () =>
    of('not-reported', 409, '这次抽查还没有通报。通报后可看结果。', 'This spot check is not reported yet.'),
  taskNotFound: () =>
    of(
      'task-not-found',
      404,
      '没有找到这份评分，或已转给他人。请刷新列表。',
      'There is no such scoring, or it went to somebody else. Refresh the list.',
    ),
  taskDone: () => of('task-done', 409, '这份评分已提交，不能再改。', 'This score was given and does not change.'),
  marksOpen: (item: string) =>
    of(
      'marks-open',
      422,
      `还有未评的项：${item}。请逐项打分，不适用的选“不适用”。`,
      `Not judged yet: ${item}. Give points or mark it as not applicable.`,
    ),
  badMark: (item: string) =>
    of(
      'mark-range',
      422,
      `“${item}”不在评分表内，或分数超出该项分值。请重新打分。`,
      `${item} is not on the form, or its points are too many.`,
    ),
  mayNotReview: (name: string) =>
    of(
      'may-not-review',
      422,
      `${name} 与本案同单位、经手过本案或已评过本案。请另选评分人。`,
      `${name} is of the same unit, had a hand in the case or has scored it. Choose somebody else.`,
    ),
  entryNotFound: () =>
    of(
      'entry-not-found',
      404,
      '没有找到这件抽查案件，或不在您的管辖范围。',
      'There is no such case of a spot check, or it is outside your area.',
    ),
  noSuggestion: () =>
    of(
      'no-suggestion',
      409,
      '本案没有待决定的重开建议。请刷新查看。',
      'There is no suggestion to decide on. Refresh to see it.',
    ),
  correctionTaken: () =>
    of(
      'correction-taken',
      409,
      '本案已退回整改。请在整改清单中跟踪。',
      'A correction was asked for already. Follow it in the list.',
    ),
  correctionNotFound: () =>
    of(
      'correction-not-found',
      404,
      '没有找到这件整改，或不在您的管辖范围。',
      'There is no such correction, or it is outside your area.',
    ),
  correctionState: () =>
    of('correction-state', 409, '整改的状态已变。请刷新后再办。', 'The correction has moved on. Refresh first.'),
  notYourUnit: () =>
    of('correction-unit', 403, '这件整改由责任单位答复。', 'The responsible unit answers this correction.'),
  badDue: () => of('correction-due', 422, '整改期限须在今天或以后。请重新选择。', 'The day must be today or later.'),
}
