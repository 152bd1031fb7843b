import { fault } from '#core/fault.ts'

const notFound = (code: string, zh: string, en: string) =>
  fault(code, {
    status: 404,
    zh: `没有找到这${zh}，或不在您的管辖范围。请刷新列表。`,
    en: `There is no such ${en}, or it belongs to another unit. Refresh the list.`,
  })
const wrong = (code: string, zh: string, en: string) => fault(code, { status: 422, zh, en })

/** Refusals of the ledger's ground floor: what is wrong, and the way out. */
export const ledgerFaults = {
  projectNotFound: () => notFound('project-not-found', '个项目', 'project'),
  lineNotFound: () => notFound('line-not-found', '条预算', 'budget line'),
  adjustmentNotFound: () => notFound('adjustment-not-found', '笔调整', 'adjustment'),
  paymentNotFound: () => notFound('payment-not-found', '笔支付', 'payment'),
  estimateNotFound: () => notFound('estimate-not-found', '条测算明细', 'estimate'),
  procurementNotFound: () => notFound('procurement-not-found', '条采购', 'procurement line'),
  placeUnread: () =>
    fault('cursor', {
      status: 400,
      zh: '列表位置无效。请从第一页重新读取。',
      en: 'This place in the list is not valid. Read from the first page again.',
    }),
  stale: () =>
    fault('stale-version', {
      status: 409,
      zh: '刚被他人更新，你填的内容还在。请刷新后核对再提交。',
      en: 'Somebody has just changed it. What you wrote is kept: refresh, check and submit again.',
    }),
  noSuchDay: () => wrong('ledger-day', '日期不是有效日期。请重新选择。', 'There is no such day. Choose another.'),
  dayAhead: () =>
    wrong('ledger-day', '日期晚于今天。请在办理之后登记。', 'The day lies ahead. Record it once it is done.'),
  dayOfOtherYear: (year: number) =>
    wrong(
      'ledger-day',
      `日期不在 ${year} 年。请核对日期，或改到所属年度登记。`,
      `The day is not in ${year}. Check it, or record it in its own year.`,
    ),
  amountUnread: (text: string) =>
    wrong(
      'amount',
      `金额“${text}”应为大于 0 的数，最细到分。请修改。`,
      `The amount ${text} must be a number above nothing, in whole fen.`,
    ),
  amountZero: () => wrong('amount', '调整金额为 0。请填写增减的金额。', 'The amount is nothing. Say by how much.'),
  unitUnknown: (unit: string) =>
    wrong('unit-unknown', `没有在用的单位“${unit}”。请从列表中选择。`, `There is no active unit ${unit}. Choose one.`),
  unitNotYours: () =>
    wrong('unit-not-yours', '该单位不在您的管辖范围。请由该单位财务人员登记。', 'This unit is not yours to keep.'),
  sourceUnknown: (source: string) =>
    wrong('source-unknown', `没有资金来源“${source}”。请从列表中选择。`, `There is no source of money ${source}.`),
  functionalUnknown: (code: string) =>
    wrong(
      'functional-unknown',
      `功能科目“${code}”不是项级科目。请选择 7 位科目。`,
      `The functional item ${code} is unknown or too coarse. Choose one of seven digits.`,
    ),
  economicUnknown: (code: string) =>
    wrong(
      'economic-unknown',
      `经济分类“${code}”不是款级科目。请选择 5 位科目。`,
      `The economic class ${code} is unknown or too coarse. Choose one of five digits.`,
    ),
  fundNeeded: (source: string) =>
    wrong(
      'fund-needed',
      `“${source}”是财政资金，须注明属于哪本预算。请选择。`,
      `${source} is money of the treasury: say which budget it belongs to.`,
    ),
  fundNotTaken: (source: string) =>
    wrong(
      'fund-not-taken',
      `“${source}”不是财政资金，不分预算。请清空预算类型。`,
      `${source} is no money of the treasury and belongs to no budget.`,
    ),
  lineTwice: () =>
    wrong(
      'line-twice',
      '同一来源、预算和科目已有一条。请修改那一条，或登记调整。',
      'There is a line of this source, item and class already. Change it, or adjust it.',
    ),
  keyTaken: (key: string) =>
    wrong('project-key-taken', `项目代码“${key}”已被使用。请换一个。`, `The key ${key} is taken. Choose another.`),
  keyStays: () =>
    wrong(
      'project-key-stays',
      '项目代码和单位登记后不能改。请另建项目。',
      'Key and unit of a project stay. Make another.',
    ),
  kindStays: () =>
    wrong('project-kind-stays', '已有预算的项目不能改支出类别。请另建。', 'A project with lines keeps its kind.'),
  projectParts: () =>
    wrong(
      'project-parts',
      '项目支出须填项目类别、属性和类型；基本支出须注明人员经费或公用经费。请补齐。',
      'A project needs class, attribute and type; basic spending needs its part.',
    ),
  yearsTurned: () => wrong('project-years', '终止年度早于开始年度。请修改。', 'It ends before it begins.'),
  notInYears: (name: string, year: number) =>
    wrong(
      'project-not-in-year',
      `“${name}”在 ${year} 年没有安排。请先修改项目起止年度。`,
      `${name} does not run in ${year}. Change its years first.`,
    ),
  yearDraft: (year: number) =>
    wrong(
      'year-draft',
      `${year} 年预算还没有登记批复，不能调整或支付。请先登记批复文号。`,
      `The budget of ${year} has not been adopted: nothing can be adjusted or paid. Record its document first.`,
    ),
  yearAdopted: (year: number) =>
    wrong(
      'year-adopted',
      `${year} 年预算已批复，年初数和测算不能再改。请登记预算调整。`,
      `The budget of ${year} is adopted: beginning amounts and estimates stay. Adjust it instead.`,
    ),
  yearClosed: (year: number) =>
    wrong(
      'year-closed',
      `${year} 年已结账，不能再登记。需要更正的在下一年度登记。`,
      `${year} is closed. Record corrections in the next year.`,
    ),
  yearEmpty: (year: number) =>
    wrong('year-empty', `${year} 年还没有预算。请先登记或导入。`, `There is no budget for ${year}. Enter it first.`),
  adoptedBefore: (year: number) =>
    wrong(
      'year-adopted',
      `${year} 年预算已登记批复。请刷新查看。`,
      `The budget of ${year} is adopted already. Refresh.`,
    ),
  findingsOpen: (count: number) =>
    wrong(
      'budget-findings',
      `还有 ${count} 处合计不相符。请先改正，或写明仍按此登记的原因。`,
      `${count} sums do not agree. Put them right, or say why it is adopted as it is.`,
    ),
  sourceSpent: (said: { source: string; left: string; elsewhere: string | null }) =>
    wrong(
      'source-spent',
      `“${said.source}”这一条只剩 ${said.left} 元。${
        said.elsewhere === null
          ? '请核对金额，或先登记预算调整。'
          : `同一来源的其他科目还剩 ${said.elsewhere} 元，可先登记科目间调整。`
      }`,
      `Only ${said.left} yuan are left on this line of ${said.source}. ${
        said.elsewhere === null
          ? 'Check the amount, or adjust the budget first.'
          : `Other lines of the source have ${said.elsewhere} yuan left: adjust between them first.`
      }`,
    ),
  belowPaid: (said: { paid: string; most: string }) =>
    wrong(
      'below-paid',
      `已支付 ${said.paid} 元，最多还能调减 ${said.most} 元。请核对金额。`,
      `${said.paid} yuan are paid: at most ${said.most} can be taken away.`,
    ),
  corrected: () =>
    fault('adjustment-corrected', {
      status: 409,
      zh: '这笔调整已冲销，或本身就是冲销。请刷新查看。',
      en: 'This adjustment has been taken back, or takes one back itself. Refresh.',
    }),
  reversed: () =>
    fault('payment-reversed', {
      status: 409,
      zh: '这笔支付已冲销，或本身就是冲销。请刷新查看。',
      en: 'This payment has been taken back, or takes one back itself. Refresh.',
    }),
  lineInUse: () =>
    wrong(
      'line-in-use',
      '这条预算已有调整或支付，不能删除。请用调整冲减。',
      'This line has adjustments or payments. Adjust it instead.',
    ),
  carryTooMuch: (left: string) =>
    wrong(
      'carry-too-much',
      `这一条只剩 ${left} 元，结转不能更多。请修改。`,
      `Only ${left} yuan are left of this line.`,
    ),
  wrongOrder: (year: number) =>
    wrong(
      'year-order',
      `${year} 年还没有结账。请按年度先后结账。`,
      `${year} is not closed yet. Close the years in their order.`,
    ),
  whyMissing: () => wrong('why-missing', '请写明修改的原因。', 'Say why it is changed.'),
  tooMany: (what: { zh: string; en: string }, most: number) =>
    wrong('too-many', `${what.zh}最多 ${most} 条。请拆分或删减。`, `At most ${most} ${what.en}.`),
}
