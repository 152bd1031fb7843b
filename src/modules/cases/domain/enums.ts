/** Closed lists of words of a case (domain §4.1). Each entry: identifier, label. */
interface Word {
  zh: string
  en: string
}

type Words<K extends string> = Readonly<Record<K, Word>>

function words<K extends string>(list: Words<K>): Words<K> {
  return list
}

export const variants = words({
  grid: { zh: '网格案件', en: 'grid case' },
  hotline: { zh: '12345工单', en: 'hotline case' },
  sensor: { zh: '视频、无人机、感知', en: 'detected by video, drone or sensor' },
  hazard: { zh: '隐患举报', en: 'hazard report' },
  emergency: { zh: '应急事件', en: 'emergency' },
})
export type Variant = keyof typeof variants

export const appealTypes = words({
  inquiry: { zh: '咨询', en: 'inquiry' },
  help: { zh: '求助', en: 'request for help' },
  complaint: { zh: '投诉', en: 'complaint' },
  tipOff: { zh: '举报', en: 'tip-off' },
  suggestion: { zh: '建议', en: 'suggestion' },
  praise: { zh: '感谢/表扬', en: 'praise' },
  other: { zh: '其他', en: 'other' },
})
export type AppealType = keyof typeof appealTypes

export const urgencies = words({
  normal: { zh: '一般', en: 'normal' },
  urgent: { zh: '紧急', en: 'urgent' },
  critical: { zh: '特急', en: 'critical' },
})
export type Urgency = keyof typeof urgencies

export const confidentialities = words({
  open: { zh: '公开', en: 'open' },
  hideIdentity: { zh: '保密', en: 'identity hidden' },
  restricted: { zh: '限制', en: 'restricted' },
})
export type Confidentiality = keyof typeof confidentialities

export const tiers = words({
  lifeThreat: { zh: '突发或危及生命财产', en: 'threat to life or property' },
  urgent: { zh: '紧急', en: 'urgent' },
  utility: { zh: '水电气热等及时类', en: 'utilities' },
  complex: { zh: '复杂疑难', en: 'complex' },
  ordinary: { zh: '一般', en: 'ordinary' },
})
export type Tier = keyof typeof tiers

export const closeKinds = words({
  solved: { zh: '已解决', en: 'solved' },
  direct: { zh: '直接答复', en: 'answered directly' },
  selfHandled: { zh: '自行处置', en: 'handled by the reporter' },
  explained: { zh: '解释说明', en: 'explained' },
  unsolvable: { zh: '无法解决', en: 'cannot be solved' },
  exempt: { zh: '免办', en: 'exempt' },
  withdrawn: { zh: '诉求人撤诉', en: 'withdrawn by the appellant' },
  mergedWithMaster: { zh: '随主案办结', en: 'closed with its master' },
  upperClosed: { zh: '上级办结', en: 'closed by the upper level' },
})
export type CloseKind = keyof typeof closeKinds

export const results = words({
  solved: { zh: '已解决', en: 'solved' },
  explained: { zh: '解释说明', en: 'explained' },
  unsolvable: { zh: '无法解决', en: 'cannot be solved' },
})
export type Result = keyof typeof results

export const exclusions = words({
  none: { zh: '不剔除', en: 'not excluded' },
  unreasonable: { zh: '诉求不合理', en: 'unreasonable appeal' },
  objective: { zh: '客观无法解决', en: 'cannot be solved for objective reasons' },
  malicious: { zh: '恶意', en: 'malicious' },
  forceMajeure: { zh: '不可抗力', en: 'force majeure' },
  scoreAppeal: { zh: '申诉成立', en: 'score appeal upheld' },
})
export type Exclusion = keyof typeof exclusions

export const rejectReasons = words({
  outOfArea: { zh: '不属本区', en: 'outside this district' },
  noSubstance: { zh: '无实质内容', en: 'no substance' },
  closedNoNewFacts: { zh: '已办结且无新情况', en: 'closed before, no new facts' },
  secretOrPrivate: { zh: '涉密或个人隐私', en: 'secret or private' },
  malicious: { zh: '恶意', en: 'malicious' },
  notFound: { zh: '核实不存在', en: 'not found on the spot' },
  legalRoute: { zh: '应走法定途径', en: 'belongs to a legal route' },
})
export type RejectReason = keyof typeof rejectReasons

export const returnReasons = words({
  notOurDuty: { zh: '非本单位职责', en: 'not our duty' },
  wrongArea: { zh: '不属本辖区', en: 'not our area' },
  needLead: { zh: '应由他单位牵头', en: 'another unit should lead' },
  duplicate: { zh: '重复', en: 'duplicate' },
  insufficientInfo: { zh: '信息不足', en: 'not enough information' },
  legalRoute: { zh: '应走法定途径', en: 'belongs to a legal route' },
})
export type ReturnReason = keyof typeof returnReasons

export const voidReasons = words({
  error: { zh: '录入错误', en: 'entered by mistake' },
  test: { zh: '测试', en: 'test' },
  duplicate: { zh: '重复录入', en: 'entered twice' },
})
export type VoidReason = keyof typeof voidReasons

export const suspensionReasons = words({
  season: { zh: '季节原因', en: 'season' },
  engineering: { zh: '工程周期', en: 'engineering work' },
  funding: { zh: '资金未落实', en: 'funding' },
  legalProcedure: { zh: '法定程序', en: 'legal procedure' },
  ownerDispute: { zh: '权属争议', en: 'dispute about ownership' },
  history: { zh: '历史遗留', en: 'left from the past' },
})
export type SuspensionReason = keyof typeof suspensionReasons

/** Why more time is asked for; engineering work is decided by a leader. */
export const extensionReasons = words({
  engineering: { zh: '工程周期', en: 'engineering work' },
  weather: { zh: '天气原因', en: 'weather' },
  coordination: { zh: '需多方协调', en: 'several parties must agree' },
  material: { zh: '设备材料未到', en: 'equipment or material is missing' },
  other: { zh: '其他', en: 'other' },
})
export type ExtensionReason = keyof typeof extensionReasons

const reasonsOfKind: Readonly<Record<RequestKind, Readonly<Record<string, Word>>>> = {
  return: returnReasons,
  extension: extensionReasons,
  suspension: suspensionReasons,
  void: voidReasons,
}

/** The label of a request's reason; each kind has its own list. */
export function requestReasonWord(kind: RequestKind, reason: string): Word {
  return reasonsOfKind[kind][reason] ?? { zh: reason, en: reason }
}

export const verificationResults = words({
  true: { zh: '属实', en: 'true' },
  false: { zh: '不属实', en: 'false' },
  notFound: { zh: '未找到', en: 'not found' },
})
export type VerificationResult = keyof typeof verificationResults

/** What the upper level did with a matter that was passed up. */
export const upperOutcomes = words({
  handedBack: { zh: '交回本区办理', en: 'handed back to the district' },
  handled: { zh: '上级已办理', en: 'handled by the upper level' },
})
export type UpperOutcome = keyof typeof upperOutcomes

/** Where a matter goes that this platform does not handle: emergency numbers and legal routes. */
export const otherChannels = words({
  '110': { zh: '110', en: '110 police' },
  '119': { zh: '119', en: '119 fire' },
  '120': { zh: '120', en: '120 ambulance' },
  '122': { zh: '122', en: '122 traffic police' },
  litigation: { zh: '诉讼', en: 'court' },
  arbitration: { zh: '仲裁', en: 'arbitration' },
  reconsideration: { zh: '行政复议', en: 'administrative reconsideration' },
  petition: { zh: '信访', en: 'petition office' },
  discipline: { zh: '纪检监察', en: 'discipline inspection' },
  infoDisclosure: { zh: '政府信息公开', en: 'disclosure of government information' },
})
export type OtherChannel = keyof typeof otherChannels

export const requestKinds = words({
  return: { zh: '退单', en: 'return' },
  extension: { zh: '延期', en: 'extension' },
  suspension: { zh: '挂账', en: 'suspension' },
  void: { zh: '作废', en: 'void' },
})
export type RequestKind = keyof typeof requestKinds

export const skipBases = words({
  hotline: { zh: '纯热线事项', en: 'nothing to see on the spot' },
  indoor: { zh: '室内事项', en: 'indoors' },
  sensorNormal: { zh: '感知恢复正常', en: 'the sensor is back to normal' },
  signedEvidence: { zh: '有签字材料', en: 'signed evidence' },
  withdrawn: { zh: '诉求人撤诉', en: 'withdrawn by the appellant' },
})
export type SkipBasis = keyof typeof skipBases

export const noticeKinds = words({
  urge: { zh: '催办', en: 'urge' },
  reminder: { zh: '提醒单', en: 'reminder note' },
  instruction: { zh: '领导批示', en: 'instruction' },
})
export type NoticeKind = keyof typeof noticeKinds

export const supervisionForms = words({
  written: { zh: '书面督办', en: 'in writing' },
  onSite: { zh: '现场督办', en: 'on the spot' },
  meeting: { zh: '协调会', en: 'coordination meeting' },
})
export type SupervisionForm = keyof typeof supervisionForms

export const supervisionLevels = ['III', 'II', 'I'] as const
export type SupervisionLevel = (typeof supervisionLevels)[number]

export function isOneOf<K extends string>(list: Readonly<Record<K, unknown>>, value: unknown): value is K {
  return typeof value === 'string' && Object.hasOwn(list, value)
}
