import type { SwitchCard, SwitchKey, Words } from './switch-card.ts'

const YES_NO = { kind: 'yesNo' } as const
const OFF: Words = { zh: '不启用', en: 'off' }

function limit(longestDays: number) {
  return { kind: 'limit', longestDays } as const
}
function whole(min: number, max: number, unit?: Words) {
  return { kind: 'number', min, max, step: 1, ...(unit ? { unit } : {}) } as const
}
function share(min: number, max: number) {
  return { kind: 'number', min, max, share: true } as const
}
const words = (zh: string, en: string): Words => ({ zh, en })
const TIMES = words('次', 'times')

/** Every switch with its name, its meaning and what it may hold (domain §4.5). */
export const switchCards: Readonly<Record<SwitchKey, SwitchCard>> = {
  verification: {
    group: 'intake',
    ...YES_NO,
    ...words('允许核实', 'Verification'),
    meaning: words('受理前可派人到现场核实。', 'Intake may have a report verified on the spot.'),
  },
  verifyBeforeFiling: {
    group: 'intake',
    kind: 'choice',
    choices: {
      never: words('不核实', 'never'),
      onRequest: words('受理员要求时', 'when intake asks'),
      publicReports: words('公众上报的', 'reports of the public'),
      imageReview: words('看图复核', 'by looking at the image'),
      always: words('一律核实', 'always'),
    },
    ...words('立案前核实', 'Verify before filing'),
    meaning: words('哪些案件立案前先核实。', 'Which cases are verified before they are filed.'),
  },
  selfHandle: {
    group: 'intake',
    ...YES_NO,
    ...words('自行处置', 'Handled on the spot'),
    meaning: words(
      '网格员、社区工作者可当场处置后上报，即时结案，另行抽查。',
      'Grid and community workers may put a matter right and report it as closed; a sample is inspected.',
    ),
  },
  autoAccept: {
    group: 'intake',
    kind: 'choice',
    choices: { off: OFF, rule: words('按规则', 'by rule'), confidence: words('按置信度', 'by confidence') },
    ...words('自动受理', 'Automatic acceptance'),
    meaning: words('系统可否不经受理员自动受理。', 'Whether the system accepts without the intake officer.'),
  },
  autoAcceptConfidence: {
    group: 'intake',
    ...share(0.5, 1),
    ...words('自动受理置信度', 'Confidence to accept'),
    meaning: words('按置信度自动受理时的最低置信度。', 'Least confidence for automatic acceptance.'),
  },
  directSampleRate: {
    group: 'intake',
    ...share(0, 1),
    ...words('直接答复抽查比例', 'Sample of direct answers'),
    meaning: words(
      '直接答复和自行处置的案件抽取回访或质检的比例。',
      'Share of direct and self-handled cases that are drawn for a call or a check.',
    ),
  },
  unmergeWithin: {
    group: 'intake',
    ...limit(90),
    ...words('拆单期限', 'Split off within'),
    meaning: words('并单后多久之内可以拆单。', 'How long after merging a case may be split off.'),
  },
  reconsiderWithin: {
    group: 'intake',
    ...limit(365),
    ...words('复议期限', 'Reconsider within'),
    meaning: words('不予受理、不予立案后多久之内可以复议。', 'How long after a rejection it may be reconsidered.'),
  },
  handleClockStart: {
    group: 'dispatch',
    kind: 'choice',
    choices: { sign: words('签收', 'signing'), dispatch: words('派遣', 'dispatch') },
    ...words('处置计时起点', 'Handling counts from'),
    meaning: words(
      '处置时限从哪一步起算；无主设施一律从签收起算。',
      'When the handling clock starts; ownerless limits always count from signing.',
    ),
  },
  signLimitE: {
    group: 'dispatch',
    ...limit(1),
    ...words('应急签收时限', 'Signing in an emergency'),
    meaning: words('应急案件从派遣到签收的时限。', 'Limit from dispatch to signing of an emergency.'),
  },
  autoSignAfter: {
    group: 'dispatch',
    ...limit(30),
    none: OFF,
    ...words('自动签收', 'Signed automatically after'),
    meaning: words('派遣后多久未签收由系统代签。', 'When the system signs for a unit that has not.'),
  },
  autoDispatchConfidence: {
    group: 'dispatch',
    ...share(0.5, 1),
    none: OFF,
    ...words('自动派遣置信度', 'Confidence to dispatch'),
    meaning: words('系统自动派遣的最低置信度。', 'Least confidence for automatic dispatch.'),
  },
  firstReceiver: {
    group: 'dispatch',
    ...YES_NO,
    ...words('首接负责', 'First receiver leads'),
    meaning: words(
      '首次签收后不得以应由他单位牵头为由退单。',
      'After the first signing no return because another unit should lead.',
    ),
  },
  firstContact: {
    group: 'dispatch',
    ...YES_NO,
    ...words('先行联系', 'First contact'),
    meaning: words('签收后须在时限内先联系诉求人。', 'After signing the unit contacts the appellant within a limit.'),
  },
  contactLimit: {
    group: 'dispatch',
    ...limit(15),
    ...words('先行联系时限', 'Limit of first contact'),
    meaning: words('从签收到先行联系的时限。', 'From signing to the first contact.'),
  },
  returnAllowed: {
    group: 'requests',
    ...YES_NO,
    ...words('可以退单', 'Returns allowed'),
    meaning: words('承办单位可否申请退单。', 'Whether a unit may ask to return an order.'),
  },
  returnWindow: {
    group: 'requests',
    ...limit(15),
    none: words('不设', 'none'),
    ...words('退单窗口', 'Return window'),
    meaning: words('从派遣到申请退单的最长时间。', 'Longest time from dispatch to the request.'),
  },
  returnWindowComplex: {
    group: 'requests',
    ...limit(30),
    none: words('同退单窗口', 'as the return window'),
    ...words('复杂件退单窗口', 'Return window, complex'),
    meaning: words('复杂疑难案件的退单窗口。', 'The return window of complex cases.'),
  },
  maxReturns: {
    group: 'requests',
    ...whole(0, 9, TIMES),
    ...words('退单次数', 'Returns at most'),
    meaning: words('一件案件最多同意退单几次。', 'Granted returns of one case.'),
  },
  pauseOnReturn: {
    group: 'requests',
    ...YES_NO,
    ...words('退单时停表', 'Pause while judged'),
    meaning: words('退单审批期间签收、处置计时暂停。', 'Signing and handling pause while a return is judged.'),
  },
  requestEndorsement: {
    group: 'requests',
    ...YES_NO,
    ...words('申请先经单位审核', 'Endorsed by the unit'),
    meaning: words(
      '退单、延期、挂账先由本单位负责人审核。',
      'Returns, extensions and suspensions pass the unit’s own lead first.',
    ),
  },
  maxExtensions: {
    group: 'requests',
    ...whole(0, 9, TIMES),
    ...words('延期次数', 'Extensions at most'),
    meaning: words(
      '一件案件最多延期几次；第二次起由领导审批。',
      'Extensions of one case; from the second on a leader decides.',
    ),
  },
  maxExtension: {
    group: 'requests',
    kind: 'number',
    min: 0.1,
    max: 3,
    unit: words('倍原时限', 'of the limit'),
    ...words('一次最长延期', 'Longest extension'),
    meaning: words('一次延期最长为原时限的几倍。', 'Longest grant as a multiple of the limit.'),
  },
  suspensionMaxMonths: {
    group: 'requests',
    ...whole(1, 36, words('个月', 'months')),
    ...words('挂账最长', 'Suspension at most'),
    meaning: words('挂账目标日期最远几个月。', 'How far away the target date of a suspension may be.'),
  },
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
  upperCase: {
    group: 'upper',
    ...YES_NO,
    fact: true,
    ...words('市级工单', 'Order of the upper level'),
    meaning: words('案件本身的事实，由来源决定。', 'A fact of the case, from where it came.'),
  },
  emergency: {
    group: 'dispatch',
    ...YES_NO,
    fact: true,
    ...words('应急', 'Emergency'),
    meaning: words('案件本身的事实，由类别或紧急程度决定。', 'A fact of the case, from its category or urgency.'),
  },
  safety: {
    group: 'dispatch',
    ...YES_NO,
    fact: true,
    ...words('涉安全', 'Safety'),
    meaning: words('案件本身的事实：应急或隐患。', 'A fact of the case: an emergency or a hazard.'),
  },
}

export const switchKeys = Object.keys(switchCards) as readonly SwitchKey[]
/** Those that a district may set. */
export const ownSwitchKeys = switchKeys.filter((key) => !switchCards[key].fact)
