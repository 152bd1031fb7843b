import type { Refusal } from '#core/refusal.ts'
import { requestSentences } from './refusal/requests.ts'
import { supervisionSentences } from './refusal/supervision.ts'
import { upperSentences } from './refusal/upper.ts'
import { type StateId, stateCards } from './states.ts'

/** Sentences of refusals (domain §4.6): what is wrong and the way out. */
const sentences = {
  ...requestSentences,
  ...supervisionSentences,
  ...upperSentences,
  'not-permitted': {
    zh: '您没有办理此操作的岗位权限。请联系本单位管理员或由有权岗位办理。',
    en: 'Your posts do not allow this. Ask the administrator of your unit, or let a post that may do it.',
    status: 403,
  },
  'separation-of-duties': {
    zh: '按岗位分离要求，您已参与本案前一环节，不能办理此操作。请由其他人员办理。',
    en: 'You took part in an earlier step of this case and cannot do this one. Let another person do it.',
    status: 403,
  },
  /** Beyond the domain's list: an answer that this case does not offer. */
  'option-unknown': {
    zh: '本案现在没有这个选项。请从列出的选项中选择。',
    en: 'This case does not offer that option now. Choose one of those listed.',
    status: 422,
  },
  'case-exists': {
    zh: '该案件已经存在，不能重复建立。请打开原案件补充情况。',
    en: 'This case exists already. Open it and add to it.',
    status: 422,
  },
  'place-missing': {
    zh: '没有位置或地址，无法上报。请在地图上点选位置或填写地址。',
    en: 'There is neither a point nor an address. Choose the place on the map or type the address.',
    status: 422,
  },
  'photo-missing': {
    zh: '没有现场照片，无法上报。请至少补拍一张照片。',
    en: 'There is no photo of the scene. Take at least one.',
    status: 422,
  },
  'evidence-missing': {
    zh: '缺少处置前后对比照片。请补拍后再提交。',
    en: 'The photos before and after the work are missing. Take them, then submit.',
    status: 422,
  },
  'category-not-self-handled': {
    zh: '此类问题不能自行处置后直接结案。请按普通案件上报。',
    en: 'Such a matter cannot be handled and closed on the spot. Report it as an ordinary case.',
    status: 422,
  },
  'import-account-only': {
    zh: '只有导入账号可以写入历史案件。请由系统管理员用导入工具执行。',
    en: 'Only the import account may write history. Ask the system administrator to use the import tool.',
    status: 422,
  },
  'import-times-invalid': {
    zh: '历史案件的时间缺失、在将来或前后颠倒，未导入。请改正该行后重新导入。',
    en: 'The times of this historic case are missing, in the future or out of order; nothing was imported. Correct the row and import it again.',
    status: 422,
  },
  'import-partner-missing': {
    zh: '缺少主案或承办单位，不能导入为该状态。请先导入主案、补上单位，或改为待受理状态导入。',
    en: 'The master case or the unit is missing for this state. Import the master first, name the unit, or import the case as reported.',
    status: 422,
  },
  'not-answerable-directly': {
    zh: '不符合直接答复条件。请引用知识条目并征得诉求人同意，或转入受理。',
    en: 'This cannot be answered directly. Cite a knowledge item and get the consent of the appellant, or accept the case.',
    status: 422,
  },
  'supervision-open': {
    zh: '案件有未办结的一级或二级督办，不能结束。请先答复督办，并由督办发起人办结。',
    en: 'A supervision of level I or II is open. Reply to it and let its opener close it first.',
    status: 422,
  },
  'channel-not-named': {
    zh: '没有写明应转的渠道或没有告知诉求人。请选择渠道并记录告知情况。',
    en: 'The other channel is not named, or the appellant was not told. Choose the channel and record that you told them.',
    status: 422,
  },
  'slaves-attached': {
    zh: '本案下还有并入的案件。请先指定新的主案，或选择同时拆单恢复受理。',
    en: 'Other cases are merged into this one. Name a new master for them, or choose to split them off.',
    status: 422,
  },
  'reason-missing': {
    zh: '没有填写理由。请从清单中选择理由并说明情况。',
    en: 'The reason is missing. Choose one and say why.',
    status: 422,
  },
  'appellant-not-told': {
    zh: '尚未告知诉求人。请先告知并记录；匿名且无联系方式的请勾选“无法告知”。',
    en: 'The appellant was not told. Tell them and record it; if nobody left a contact, mark that they cannot be told.',
    status: 422,
  },
  incomplete: {
    zh: '类别、区域、紧急程度、位置或诉求要素不全，不能受理。请补全；无法补全的请写明原因后不予受理。',
    en: 'Category, area, urgency, place or parts of the appeal are missing. Complete them, or reject the case with a reason.',
    status: 422,
  },
  'duplicates-not-checked': {
    zh: '尚未查重，不能受理。请先查看疑似重复案件。',
    en: 'Duplicates were not looked for. See the likely ones first.',
    status: 422,
  },
  'master-not-open': {
    zh: '主案已结束、本身已并单或就是本案，不能作为主案。请选择在办案件作为主案，或先重开主案。',
    en: 'That case has ended, is merged itself or is this very case. Choose an open case as master, or reopen it first.',
    status: 422,
  },
  'master-weaker': {
    zh: '本案属应急或安全类而主案不是，不能并入。请把主案并入本案。',
    en: 'This case is an emergency or a safety case and the master is not. Merge the master into this case.',
    status: 422,
  },
  'unmerge-late': {
    zh: '已超过拆单期限。请新登记一件并关联原案。',
    en: 'It is too late to split this case off. Register a new one that refers to it.',
    status: 422,
  },
  'filing-condition': {
    zh: '未达到该类别的立案条件或没有可用的时限规则。请补充材料、更正类别，或不予立案。',
    en: 'The filing condition of the category is not met, or no limit is known. Add material, correct the category, or decline.',
    status: 422,
  },
  'measure-missing': {
    zh: '尚未采取安全措施。请先设置警戒并拍照登记；办结时确无必要的，请写明理由。',
    en: 'No safety measure was taken. Put up a guard and record it with a photo; if none was needed, say why when completing.',
    status: 422,
  },
  'not-void-reason': {
    zh: '作废只限录入错误、测试或重复录入。其他情形请不予受理、不予立案或转其他渠道。',
    en: 'Only mistakes, tests and double entries may be voided. Otherwise reject, decline or refer the case.',
    status: 422,
  },
  'due-not-shortened': {
    zh: '更正不得使时限早于现在。系统将保留原超期记录并给出新的时限，请确认后提交。',
    en: 'The correction would put the due before now. The overdue mark stays and a new due is given; confirm, then submit.',
    status: 422,
  },
  'comment-missing': {
    zh: '内容为空。请填写说明。',
    en: 'The text is empty. Write what there is to say.',
    status: 422,
  },
  'lead-not-one': {
    zh: '必须有且只有一个主办单位，且不得同时为协办。请调整承办单位。',
    en: 'Exactly one unit leads, and it cannot also be a co-handler. Change the units.',
    status: 422,
  },
  'unit-inactive': {
    zh: '所选单位已停用、无涉密权限或为外包单位，不能承办。请另选单位。',
    en: 'The unit is closed, not cleared for secret cases, or a contractor. Choose another.',
    status: 422,
  },
  'wrong-level': {
    zh: '职责在区直部门的事项不得派给街道或社区。请派给主管部门，由街道协办。',
    en: 'A matter of a district department cannot go to a street or community. Send it to the department and let the street help.',
    status: 422,
  },
  'last-returner': {
    zh: '该单位刚刚退单，不能原样再派。请另选单位，或由值班长写明理由后强制派遣。',
    en: 'This unit has just returned the order. Choose another, or let the duty chief force it with a reason.',
    status: 422,
  },
  'signed-needs-chief': {
    zh: '工单已签收，派遣员不能改派。请由值班长改派。',
    en: 'The order is signed; a dispatcher cannot send it elsewhere. Ask the duty chief.',
    status: 422,
  },
  'order-not-sent': {
    zh: '没有等待贵单位签收的工单。请刷新列表，或联系派遣员核对。',
    en: 'No order waits for the signature of your unit. Refresh the list or ask the dispatcher.',
    status: 422,
  },
  'not-child-area': {
    zh: '只能下派给直接下级。请逐级下派。',
    en: 'Work is handed down to a direct child only. Go level by level.',
    status: 422,
  },
  'limit-exceeds-parent': {
    zh: '下级时限不能超过本级剩余时限。请缩短时限，或先申请延期。',
    en: 'The limit is longer than what is left of your own. Shorten it, or ask for an extension first.',
    status: 422,
  },
  'order-wrong-state': {
    zh: '工单当前状态不能执行此操作。请刷新后查看：待签收的先签收，已办结或已退回的请上级单位重新下派。',
    en: 'The order is not in the right status. Refresh: sign what waits, and let the giving unit hand down anew what has ended.',
    status: 422,
  },
  'not-order-owner': {
    zh: '该工单不属于贵单位。请由承办单位或派出单位操作。',
    en: 'The order is not of your unit. The unit that holds or gave it must do this.',
    status: 422,
  },
  'answer-missing': {
    zh: '缺少对诉求人的答复或未解决的说明。请补充后提交。',
    en: 'The answer to the appellant, or why it cannot be solved, is missing. Add it and submit.',
    status: 422,
  },
  'children-open': {
    zh: '还有下级或协办工单未办结。请等待办结，或由派出单位撤回。',
    en: 'Lower or helping orders are still open. Wait for them, or let the giving unit withdraw them.',
    status: 422,
  },
  'contact-not-required': {
    zh: '此类案件不要求先行联系。如已联系，请作为进展记录。',
    en: 'Such a case needs no first contact. Record the contact as progress.',
    status: 422,
  },
  'contact-proof': {
    zh: '没有通话、短信或上门记录。请上传记录；三次不同时段联系不上的，请逐次登记。',
    en: 'There is no call, message or visit on record. Add it; after three vain tries at different hours record each of them.',
    status: 422,
  },
  'not-emergency': {
    zh: '本案不是应急类案件，无需登记安全措施。请作为进展记录，或更正类别。',
    en: 'The case is no emergency. Record this as progress, or correct the category.',
    status: 422,
  },
  'measure-photo': {
    zh: '缺少警戒或安全措施照片。请补拍后提交。',
    en: 'There is no photo of the guard or warning. Take one and submit.',
    status: 422,
  },
  'request-open': {
    zh: '本案已有未决的申请。请先等待决定，或撤回原申请。',
    en: 'A request of this case is open. Wait for its decision, or cancel it.',
    status: 422,
  },
  'return-not-allowed': {
    zh: '此类案件实行首接负责或应急先行，不得退单。请先办理，并申请增加协办单位。',
    en: 'Such a case cannot be returned: the first receiver leads, or it is an emergency. Begin, and ask for co-handlers.',
    status: 422,
  },
  'return-window': {
    zh: '已超过退单期限。请继续办理，或报值班长改派。',
    en: 'The time for returning is over. Go on, or ask the duty chief to send it elsewhere.',
    status: 422,
  },
  'return-count': {
    zh: '退单次数已达上限。请按首接负责办理，由值班长协调。',
    en: 'The case was returned as often as allowed. The first receiver handles it; the duty chief arranges help.',
    status: 422,
  },
  'request-not-drafted': {
    zh: '没有等待本单位审核的申请。请刷新列表。',
    en: 'No request waits for your unit. Refresh the list.',
    status: 422,
  },
  'same-person': {
    zh: '不能审批或复议本人作出的决定。请由其他人员办理。',
    en: 'Nobody judges what they decided or asked themselves. Let another person do it.',
    status: 422,
  },
  'no-request': {
    zh: '没有可以撤回的申请。请刷新列表；已决定的申请不能撤回。',
    en: 'There is no request to cancel. Refresh the list; a decided one cannot be cancelled.',
    status: 422,
  },
  'not-requester': {
    zh: '只有申请单位可以撤回申请。请联系申请单位。',
    en: 'Only the unit that asked may cancel. Ask that unit.',
    status: 422,
  },
  'request-not-endorsed': {
    zh: '没有待审批的此类申请。请刷新列表；尚在单位审核的请等待。',
    en: 'No such request waits for a decision. Refresh the list; the unit may still have to endorse it.',
    status: 422,
  },
  'checker-is-handler': {
    zh: '核查员参与过本案处置，不能核查。请改派其他核查员。',
    en: 'The checker took part in the work of this case. Assign another.',
    status: 422,
  },
  'check-not-skippable': {
    zh: '此类案件必须现场核查，不能免核查。请安排核查。',
    en: 'Such a case must be checked on the spot. Assign a check.',
    status: 422,
  },
  'too-far': {
    zh: '当前位置离案件地点超过允许距离。请到现场提交，或说明原因后提交。',
    en: 'You are too far from the place of the case. Submit on the spot, or say why you are elsewhere.',
    status: 422,
  },
  'callback-person': {
    zh: '办理人或核查人不能回访本案。请改由其他回访员回访。',
    en: 'Who handled or checked the case cannot call back. Let another officer call.',
    status: 422,
  },
  'callback-result-missing': {
    zh: '回访结果不全。请补全是否联系上、是否解决、是否满意；联系不上须满三次。',
    en: 'The result is not complete. Say whether the person was reached, and whether it is solved and satisfactory; three vain tries are needed to give up.',
    status: 422,
  },
  'decision-pending': {
    zh: '案件正等待值班长研判，不能再登记回访。请值班长作出决定。',
    en: "The case waits for the duty chief's decision; no further result can be recorded. Ask the duty chief.",
    status: 422,
  },
  'no-decision-pending': {
    zh: '本案没有待研判事项。请先登记回访结果。',
    en: 'No decision is pending. Record the call-back first.',
    status: 422,
  },
  'leader-needed': {
    zh: '该决定需由领导作出。请值班长提出意见后转领导审批。',
    en: 'A leader decides this. The duty chief proposes it and passes it on.',
    status: 422,
  },
  'check-missing': {
    zh: '尚无核查结论，不能结案。请退回核查。',
    en: 'There is no check result. Send the case back to the check.',
    status: 422,
  },
  'callback-missing': {
    zh: '尚未回访，不能结案。请退回回访。',
    en: 'There is no call-back. Send the case back to call-back.',
    status: 422,
  },
  'closer-is-handler': {
    zh: '办理人、核查人或回访人不能结案。请由其他人员结案。',
    en: 'Who handled, checked or called back cannot close. Let another person close.',
    status: 422,
  },
  'reopen-late': {
    zh: '已超过重开期限。请新登记一件并关联本案。',
    en: 'It is too late to reopen. Register a new case that refers to this one.',
    status: 422,
  },
  'no-new-facts': {
    zh: '没有写明新情况或结果不实之处，不能重开。请补充说明。',
    en: 'Neither new facts nor a false result are named. Say what is new.',
    status: 422,
  },
} as const satisfies Record<string, Omit<Refusal, 'code'>>

export type RefusalCode = keyof typeof sentences
export const refusalCodes = Object.keys(sentences) as RefusalCode[]

export function refusal(code: RefusalCode): Refusal {
  return { code, ...sentences[code] }
}

export function wrongState(state: StateId): Refusal {
  return { code: `wrong-state:${state}`, ...stateCards[state].refusal, status: 422 }
}
