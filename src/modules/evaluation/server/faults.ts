import { fault } from '#core/fault.ts'

const refuse = (code: string, status: number, zh: string, en: string) => fault(code, { status, zh, en })

export const evaluationFaults = {
  schemeNotFound: (id: string) =>
    refuse('scheme-not-found', 404, `没有考评方案“${id}”。请从列表中选择。`, `There is no scheme ${id}.`),
  groupNotFound: (id: string) =>
    refuse(
      'group-not-found',
      422,
      `方案里没有排名分组“${id}”。请从列表中选择。`,
      `The scheme has no peer group ${id}.`,
    ),
  schemeStale: () =>
    refuse(
      'stale-version',
      409,
      '方案刚被他人修改。请刷新后核对再改。',
      'Somebody has just changed this scheme. Refresh first.',
    ),
  schemeWrong: (problems: readonly { zh: string; en: string }[]) =>
    refuse('scheme-wrong', 422, problems.map(({ zh }) => zh).join(''), problems.map(({ en }) => en).join(' ')),
  schemeId: () =>
    refuse('scheme-id', 422, '方案标识与地址不一致。请刷新后再存。', 'The id of the scheme differs from the address.'),
  notFound: () =>
    refuse(
      'sheet-not-found',
      404,
      '没有找到这张考评表，或尚未公布。请从列表打开。',
      'There is no such sheet, or it is not published.',
    ),
  versionNotFound: () =>
    refuse(
      'sheet-version-not-found',
      404,
      '这张考评表没有这一版。请从版本列表选择。',
      'The sheet has no such version.',
    ),
  notBegun: () =>
    refuse(
      'period-ahead',
      422,
      '这个期间还没有开始，没有数据可算。请选已开始的期间。',
      'This period has not begun yet.',
    ),
  notOver: () =>
    refuse(
      'period-not-over',
      422,
      '期间还没有结束，只能看草稿。结束后再公布。',
      'The period is not over: it can be published later.',
    ),
  noMembers: () =>
    refuse(
      'no-members',
      422,
      '这个分组在此期间没有单位，不用编表。请换分组或期间。',
      'Nobody belongs to this group in this period. Choose another group or period.',
    ),
  published: (no: string | null) =>
    refuse(
      'sheet-published',
      409,
      `${no ?? '这张表'}已公布，不再重算。要更改请走申诉。`,
      'This sheet is published and is not drawn again. It changes by appeals alone.',
    ),
  notPublished: () =>
    refuse(
      'sheet-draft',
      409,
      '考评表还是草稿，公布后才能申诉。',
      'The sheet is a draft: appeals begin when it is published.',
    ),
  lineUnknown: () => refuse('line-not-found', 404, '考评表上没有这一行。请刷新后再看。', 'The sheet has no such line.'),
  lineCombined: () =>
    refuse(
      'line-combined',
      422,
      '这是合成指标，没有自己的案件。请看组成它的各项。',
      'A combination has no cases of its own. Look at its parts.',
    ),
  windowOver: () =>
    refuse('appeals-over', 409, '申诉期已过，不再受理。有异议请联系绩效审核员。', 'The time for appeals is over.'),
  notYours: () =>
    refuse('line-not-yours', 403, '只能对本单位的得分提出申诉。', 'Only the unit itself appeals against its score.'),
  appealTwice: (no: string) =>
    refuse(
      'appeal-twice',
      409,
      `这一项已有未决的申诉 ${no}。请等待答复。`,
      `Appeal ${no} about this line is still open.`,
    ),
  caseNotCounted: (caseNo: string) =>
    refuse(
      'case-not-counted',
      422,
      `案件 ${caseNo} 没有计入这一项，不影响得分。请去掉它。`,
      `Case ${caseNo} is not counted in this line. Take it off.`,
    ),
  fileNotYours: () =>
    refuse(
      'file-not-yours',
      422,
      '有材料不是您上传的，或已失效。请重新上传。',
      'A file was not uploaded by you. Upload it again.',
    ),
  fileNotFound: () => refuse('file-not-found', 404, '没有这个文件。请刷新后再看。', 'There is no such file.'),
  appealNotFound: () =>
    refuse(
      'appeal-not-found',
      404,
      '没有找到这件申诉，或与本单位无关。',
      'There is no such appeal, or it is not of your unit.',
    ),
  appealDecided: () =>
    refuse('appeal-decided', 409, '这件申诉已办结。请刷新查看。', 'This appeal has been settled. Refresh to see it.'),
  ownAppeal: () =>
    refuse(
      'own-appeal',
      403,
      '不能审核本单位或本人提出的申诉。请由其他审核员办理。',
      'Nobody decides an appeal of their own unit.',
    ),
  upheldHow: () =>
    refuse(
      'upheld-how',
      422,
      '支持申诉须选定剔除的案件，或写明更正后的数，二者取一。',
      'Name the cases to leave out, or the right figure: one of the two.',
    ),
  dismissedPlain: () =>
    refuse('dismissed-plain', 422, '不支持申诉时不剔除案件，也不改数。', 'A dismissed appeal changes nothing.'),
  excludeUnknown: () =>
    refuse(
      'exclude-unknown',
      422,
      '只能剔除申诉里列出的案件。请从中选择。',
      'Only cases that the appeal names can be left out.',
    ),
  excludedBefore: (caseNo: string) =>
    refuse(
      'excluded-before',
      422,
      `案件 ${caseNo} 已因先前的申诉剔除。请去掉它。`,
      `Case ${caseNo} was left out before.`,
    ),
  notAdditive: () =>
    refuse(
      'not-additive',
      422,
      '中位数和分位数不能逐案剔除。请写明更正后的数。',
      'A median cannot be mended case by case. Give the right figure.',
    ),
  belowNothing: () =>
    refuse(
      'figure-moved',
      422,
      '案件在编表之后有变动，剔除后的数不成立。请改为写明更正后的数。',
      'The cases have changed since: leaving them out gives no possible figure. Give the right figure instead.',
    ),
  figureWrong: () =>
    refuse(
      'figure-wrong',
      422,
      '更正后的数不成立：比率须写分子和分母，分子不大于分母。',
      'This figure is not possible: a rate needs a numerator not above its denominator.',
    ),
  rawBasis: () =>
    refuse(
      'raw-basis',
      422,
      '这个方案按未剔除的数计分，剔除案件不改变得分。请写明更正后的数。',
      'This scheme scores raw figures: leaving cases out changes nothing. Give the right figure.',
    ),
}
