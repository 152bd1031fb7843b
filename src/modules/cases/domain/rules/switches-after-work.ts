import type { SwitchCard, SwitchKey } from './switch-card.ts'
import { limit, share, TIMES, whole, words, YES_NO } from './switch-makers.ts'

/** Switches of check, call-back, closing, the upper level, supervision and the field. */
export const switchesAfterWork = {
  check: {
    group: 'check',
    kind: 'choice',
    choices: { required: words('必须核查', 'required'), skippable: words('可免核查', 'may be skipped') },
    ...words('核查', 'Check'),
    meaning: words('处置完成后是否必须核查。', 'Whether finished work must be checked.'),
  },
  checkOnly: {
    group: 'check',
    kind: 'choice',
    choices: { all: words('全部类别', 'all categories'), outdoor: words('室外类别', 'outdoor categories') },
    none: words('无', 'none'),
    ...words('仍须核查的类别', 'Checked all the same'),
    meaning: words('可免核查时，哪些类别仍须核查。', 'Categories that are checked although the check may be skipped.'),
  },
  closeEvidence: {
    group: 'check',
    kind: 'choice',
    choices: {
      field: words('前后对比照片', 'photos before and after'),
      image: words('处置后照片', 'photo after'),
      result: words('办理结果', 'the result'),
    },
    ...words('完成证据', 'Evidence'),
    meaning: words('处置完成须交的证据。', 'What must be shown when work is done.'),
  },
  callback: {
    group: 'callback',
    kind: 'choice',
    choices: {
      required: words('必须回访', 'required'),
      exempt: words('免回访', 'exempt'),
      ifContact: words('留联系方式的回访', 'where a contact is left'),
    },
    ...words('回访', 'Call-back'),
    meaning: words(
      '结案前是否回访；来源规定必须回访的从其规定。',
      'Whether appellants are called before closing; a channel that always calls back goes before.',
    ),
  },
  callbackIfContact: {
    group: 'callback',
    ...YES_NO,
    ...words('留联系方式即回访', 'Call where a contact is left'),
    meaning: words('公众上报并留有联系方式的须回访。', 'Public reporters who left a contact are called.'),
  },
  callbackForm: {
    group: 'callback',
    kind: 'choice',
    choices: { call: words('电话回访', 'a call'), 'result notice': words('告知结果', 'a notice of the result') },
    ...words('回访方式', 'Form of call-back'),
    meaning: words('回访用电话还是只告知结果。', 'By a call or by a notice of the result.'),
  },
  callbackTries: {
    group: 'callback',
    ...whole(1, 10, TIMES),
    ...words('回访几次未通算完成', 'Vain calls that count'),
    meaning: words('几次联系不上即视为已回访。', 'After so many vain tries the call-back counts as done.'),
  },
  preCallback: {
    group: 'callback',
    ...YES_NO,
    ...words('预回访', 'Pre-call-back'),
    meaning: words('上级回访之前，区里先问一遍。', 'The district asks before the upper level does.'),
  },
  preCallbackReview: {
    group: 'callback',
    ...YES_NO,
    ...words('预回访审核', 'Review of it'),
    meaning: words('预回访结果由值班长审核。', 'The duty chief reviews the pre-call-back.'),
  },
  maxRedo: {
    group: 'callback',
    ...whole(0, 5, TIMES),
    ...words('自动返工次数', 'Automatic redo'),
    meaning: words(
      '回访不满意且诉求合理的，自动退回返工几次。',
      'How often unsatisfied, reasonable appeals go back to work by themselves.',
    ),
  },
  reworkFraction: {
    group: 'callback',
    ...share(0.1, 1),
    ...words('返工时限比例', 'Rework limit'),
    meaning: words('返工时限为原时限的几成。', 'The limit of rework as a share of the first.'),
  },
  reworkFloorHours: {
    group: 'callback',
    ...limit(5),
    ...words('返工最短（按时）', 'Rework at least, hours'),
    meaning: words(
      '原时限以分、时计的，返工最短时限。',
      'Least limit of rework where the first counts in minutes or hours.',
    ),
  },
  reworkFloorDays: {
    group: 'callback',
    ...limit(15),
    ...words('返工最短（按日）', 'Rework at least, days'),
    meaning: words('原时限以日计的，返工最短时限。', 'Least limit of rework where the first counts in days.'),
  },
  closer: {
    group: 'closing',
    kind: 'posts',
    ...words('结案岗位', 'Who closes'),
    meaning: words('由哪些岗位结案；“系统”为按规则自动结案。', 'Posts that close; “system” closes by rule.'),
  },
  reopenWithin: {
    group: 'closing',
    ...limit(365),
    ...words('重开期限', 'Reopen within'),
    meaning: words('结案后多久之内可以重开。', 'How long after closing a case may be reopened.'),
  },
  archiveAfter: {
    group: 'closing',
    ...limit(3650),
    ...words('归档期限', 'Archive after'),
    meaning: words(
      '结束后多久归档；不早于重开期满。',
      'When an ended case is archived; never before it can no longer be reopened.',
    ),
  },
  countImported: {
    group: 'closing',
    ...YES_NO,
    ...words('历史导入计入指标', 'Count imported cases'),
    meaning: words('历史导入的案件是否计入指标。', 'Whether cases imported from history count in the indicators.'),
  },
  directDispatch: {
    group: 'upper',
    ...YES_NO,
    ...words('市直派', 'Direct dispatch'),
    meaning: words('接受市里直接派到承办单位的工单。', 'Orders that the city sends straight to a unit are taken.'),
  },
  districtFallback: {
    group: 'upper',
    ...YES_NO,
    ...words('区政府兜底', 'District settles'),
    meaning: words('职责不清的由区里牵头定责。', 'Where the duty is unclear the centre must settle it.'),
  },
  upperReserveShare: {
    group: 'upper',
    ...share(0, 0.9),
    ...words('预留比例', 'Reserve'),
    meaning: words(
      '区内时限比市级时限提前的比例。',
      'Share of the window by which the own due comes before the upper one.',
    ),
  },
  upperReserveMax: {
    group: 'upper',
    ...limit(30),
    ...words('预留最多', 'Reserve at most'),
    meaning: words('提前量最多多少。', 'The reserve is never longer.'),
  },
  upperWindowMin: {
    group: 'upper',
    ...share(0.1, 1),
    ...words('区内至少留', 'Left for the district'),
    meaning: words('区内至少用到时限的几成。', 'The own due is never before this share of the window.'),
  },
  urgeInterval: {
    group: 'supervision',
    ...limit(30),
    ...words('催办间隔', 'Between urges'),
    meaning: words('未超期的工单两次催办至少相隔。', 'Between two urges of an order that is not overdue.'),
  },
  superviseOverdueIII: {
    group: 'supervision',
    ...limit(90),
    ...words('超期转三级督办', 'Overdue: level III'),
    meaning: words('超期多久自动三级督办。', 'Overdue so long opens a supervision of level III.'),
  },
  superviseOverdueII: {
    group: 'supervision',
    ...limit(90),
    ...words('超期转二级督办', 'Overdue: level II'),
    meaning: words('超期多久自动升为二级督办。', 'Overdue so long raises it to level II.'),
  },
  superviseOverdueI: {
    group: 'supervision',
    ...limit(180),
    ...words('超期转一级督办', 'Overdue: level I'),
    meaning: words('超期多久自动升为一级督办。', 'Overdue so long raises it to level I.'),
  },
  superviseReworks: {
    group: 'supervision',
    ...whole(1, 9, TIMES),
    ...words('返工转二级督办', 'Reworks: level II'),
    meaning: words('返工几次自动二级督办。', 'So many reworks open a supervision of level II.'),
  },
  verifyDistanceM: {
    group: 'field',
    ...whole(10, 5000, words('米', 'm')),
    ...words('现场距离', 'Distance'),
    meaning: words(
      '核实、核查离案发点超过此距离须说明理由。',
      'Verification and check from further away need a reason.',
    ),
  },
  offlineMaxAge: {
    group: 'field',
    ...limit(7),
    ...words('离线补传', 'Sent later'),
    meaning: words('离线操作最晚多久补传。', 'How old a field command that is sent later may be.'),
  },
} as const satisfies Partial<Record<SwitchKey, SwitchCard>>
