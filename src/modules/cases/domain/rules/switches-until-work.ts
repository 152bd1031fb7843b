import type { SwitchCard, SwitchKey } from './switch-card.ts'
import { limit, OFF, share, TIMES, whole, words, YES_NO } from './switch-makers.ts'

/** Switches of intake, dispatch, and what a unit may ask for. */
export const switchesUntilWork = {
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
    meaning: words(
      '哪些案件立案前先核实；公众上报的、一律核实的由系统派在岗的核实人，看图的由受理员看。',
      'Which cases are verified before they are filed. The system sends a verifier on duty; images are for intake to look at.',
    ),
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
} as const satisfies Partial<Record<SwitchKey, SwitchCard>>
