import type { Field } from '#ui/form.ts'
import * as operations from '../../contract.ts'
import { results, skipBases, suspensionReasons } from '../../domain/enums.ts'
import { isReached, REFUSED, saidFields } from './called-fields.ts'
import { type CommandForm, choicesOf, REMARK, reasonField } from './command-form.ts'
import { CheckerControl, DutyChiefControl } from './person-control.tsx'
import { FilesControl, PhotosControl } from './photos-control.tsx'
import { CheckFaultControl } from './phrase-control.tsx'
import { withTarget } from './target-date.ts'

const photos = (name: string, zh: string, en: string): Field => ({
  kind: 'custom',
  name,
  title: { zh, en },
  control: PhotosControl,
})

export const finishForms = {
  complete: {
    operation: operations.complete,
    keys: 'C',
    fields: ({ detail }) => [
      {
        kind: 'choice',
        name: 'result',
        title: { zh: '结果', en: 'Result' },
        required: true,
        choices: choicesOf(results),
      },
      {
        kind: 'text',
        name: 'answer',
        title: { zh: '对诉求人的答复', en: 'Answer to the appellant' },
        required: (values) => detail.case.appellants.length > 0 || values.result !== 'solved',
        lines: 4,
        maxLength: 4000,
      },
      photos('photosBefore', '处置前照片', 'Photos before'),
      photos('photosAfter', '处置后照片', 'Photos after'),
      {
        kind: 'text',
        name: 'publicReply',
        title: { zh: '公开答复', en: 'Answer for publication' },
        lines: 2,
        maxLength: 8000,
      },
      ...(detail.case.flags.emergency && !detail.case.measureTaken
        ? [reasonField('未采取安全措施的理由', 'Why no safety measure was needed')].map((field) => ({
            ...field,
            name: 'noMeasureReason',
          }))
        : []),
      { kind: 'custom', name: 'attachments', title: { zh: '附件', en: 'Files' }, control: FilesControl },
    ],
    initial: ({ detail }) => ({ answer: detail.case.answer ?? undefined }),
  },
  assignCheck: {
    operation: operations.assignCheck,
    fields: () => [
      {
        kind: 'custom',
        name: 'checker',
        title: { zh: '核查员', en: 'Checker' },
        hint: { zh: '不选时，案件所在区域的核查员都可核查', en: 'Without a name any checker of the area may do it' },
        control: CheckerControl,
      },
      REMARK,
    ],
  },
  skipCheck: {
    operation: operations.skipCheck,
    fields: () => [
      {
        kind: 'choice',
        name: 'basis',
        title: { zh: '依据', en: 'Basis' },
        required: true,
        choices: choicesOf(skipBases),
      },
      REMARK,
    ],
  },
  submitCheck: {
    operation: operations.submitCheck,
    keys: 'V',
    fields: () => [
      {
        kind: 'choice',
        name: 'result',
        title: { zh: '核查结果', en: 'Result' },
        required: true,
        choices: [
          { value: 'pass', title: { zh: '合格', en: 'pass' } },
          { value: 'fail', title: { zh: '不合格', en: 'fail' } },
        ],
      },
      {
        kind: 'custom',
        name: 'reason',
        title: { zh: '不合格原因', en: 'Why it failed' },
        required: true,
        when: (values) => values.result === 'fail',
        quick: true,
        control: CheckFaultControl,
      },
      photos('photos', '核查照片', 'Photos'),
      {
        kind: 'text',
        name: 'distanceReason',
        title: { zh: '不在现场提交的原因', en: 'Why it is submitted from elsewhere' },
        hint: { zh: '现场核查请用手机端提交，自动带位置', en: 'On the spot use the phone: it knows where you are' },
        maxLength: 2000,
      },
      REMARK,
    ],
  },
  submitCallback: {
    operation: operations.submitCallback,
    keys: 'B',
    fields: () => [
      {
        kind: 'yesNo',
        name: 'contacted',
        title: { zh: '是否联系上', en: 'Reached' },
        required: true,
        yes: { zh: '联系上', en: 'Reached' },
        no: { zh: '三次未联系上', en: 'Three vain tries' },
      },
      ...saidFields({ required: true }),
      {
        kind: 'yesNo',
        name: 'reasonable',
        title: { zh: '诉求是否合理', en: 'Is the appeal reasonable' },
        yes: { zh: '合理，退回重办', en: 'Yes: work again' },
        no: { zh: '不合理，交值班长研判', en: 'No: the duty chief decides' },
        required: true,
        when: (values) => isReached(values) && values.solved === false && values.satisfied === false,
      },
      {
        kind: 'yesNo',
        name: 'contactedInTime',
        title: { zh: '是否及时联系', en: 'Contacted in time' },
        yes: { zh: '及时', en: 'Yes' },
        no: { zh: '不及时', en: 'No' },
        when: isReached,
      },
      REFUSED,
      REMARK,
    ],
  },
  decideCallback: {
    operation: operations.decideCallback,
    fields: ({ me }) => [
      {
        kind: 'choice',
        name: 'decision',
        title: { zh: '决定', en: 'Decision' },
        required: true,
        choices: [
          { value: 'onceMore', title: { zh: '原单位再办', en: 'Once more by the same unit' } },
          { value: 'anotherUnit', title: { zh: '改派其他单位', en: 'Another unit' } },
          ...(me.posts.some((post) => post.post === 'leader')
            ? [
                { value: 'suspend', title: { zh: '挂账', en: 'Suspend' } },
                { value: 'close', title: { zh: '结束办理', en: 'Close' } },
              ]
            : []),
        ],
      },
      reasonField(),
      {
        kind: 'custom',
        name: 'proposedBy',
        title: { zh: '提出意见的值班长', en: 'Duty chief who proposed it' },
        required: true,
        when: (values) => values.decision === 'close' || values.decision === 'suspend',
        control: DutyChiefControl,
      },
      {
        kind: 'choice',
        name: 'suspensionReason',
        title: { zh: '挂账理由', en: 'Reason of the suspension' },
        required: true,
        choices: choicesOf(suspensionReasons),
        when: (values) => values.decision === 'suspend',
      },
      {
        kind: 'date',
        name: 'target',
        title: { zh: '目标日期', en: 'Target date' },
        required: true,
        when: (values) => values.decision === 'suspend',
      },
      {
        kind: 'choice',
        name: 'exclusion',
        title: { zh: '考核剔除', en: 'Exclusion from the score' },
        choices: [
          { value: 'none', title: { zh: '不剔除', en: 'none' } },
          { value: 'unreasonable', title: { zh: '诉求不合理', en: 'unreasonable' } },
          { value: 'objective', title: { zh: '客观无法解决', en: 'cannot be solved' } },
        ],
        when: (values) => values.decision === 'close',
      },
    ],
    toInput: withTarget,
  },
  sendBack: {
    operation: operations.sendBack,
    fields: () => [
      {
        kind: 'choice',
        name: 'to',
        title: { zh: '退回到', en: 'Back to' },
        required: true,
        choices: [
          { value: 'work', title: { zh: '处置', en: 'work' } },
          { value: 'check', title: { zh: '核查', en: 'check' } },
          { value: 'callback', title: { zh: '回访', en: 'call-back' } },
        ],
      },
      reasonField(),
    ],
  },
  close: {
    operation: operations.close,
    fields: () => [
      {
        kind: 'text',
        name: 'exemptReason',
        title: { zh: '免办理由', en: 'Reason of exemption' },
        hint: { zh: '只在按免办结案时填写', en: 'Only when it is closed as exempt' },
        maxLength: 2000,
      },
      REMARK,
    ],
  },
  reopen: {
    operation: operations.reopen,
    fields: ({ detail }) => [
      {
        kind: 'text',
        name: 'newFacts',
        title: { zh: '新情况', en: 'New facts' },
        required: true,
        lines: 3,
        maxLength: 2000,
      },
      { kind: 'tick', name: 'contactNotNeeded', title: { zh: '无需再次联系诉求人', en: 'No new contact needed' } },
      ...(detail.case.flags.emergency
        ? [{ kind: 'tick', name: 'noDangerNow', title: { zh: '目前没有危险', en: 'No danger now' } } as const]
        : []),
      ...(detail.case.upperCase
        ? [
            {
              kind: 'date',
              name: 'givenDue',
              title: { zh: '上级给定时限', en: 'New date of the upper level' },
              time: true,
            } as const,
          ]
        : []),
    ],
  },
} satisfies Record<string, CommandForm>
