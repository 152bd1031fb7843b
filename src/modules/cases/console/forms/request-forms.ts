import type { Field } from '#ui/form.ts'
import * as operations from '../../contract.ts'
import { extensionReasons, returnReasons, suspensionReasons, voidReasons } from '../../domain/enums.ts'
import { type CommandForm, choicesOf, REMARK, reasonField } from './command-form.ts'
import { limitFields, withLimit } from './limit-fields.ts'
import { FilesControl, PhotosControl } from './photos-control.tsx'
import { withTarget } from './target-date.ts'
import { slavesFields, toldFields, withTold } from './told-fields.ts'
import { UnitControl } from './unit-control.tsx'

const EXPLANATION: Field = {
  kind: 'text',
  name: 'text',
  title: { zh: '说明', en: 'Explanation' },
  required: true,
  lines: 3,
  maxLength: 2000,
}

const reasonChoice = (zh: string, reasons: Parameters<typeof choicesOf>[0]): Field => ({
  kind: 'choice',
  name: 'reason',
  title: { zh, en: 'Reason' },
  required: true,
  choices: choicesOf(reasons),
})

export const requestForms = {
  requestReturn: {
    operation: operations.requestReturn,
    fields: () => [
      reasonChoice('退单理由', returnReasons),
      EXPLANATION,
      {
        kind: 'custom',
        name: 'suggestedUnit',
        title: { zh: '建议改派给', en: 'Suggested unit' },
        control: UnitControl,
      },
      { kind: 'text', name: 'legalBasis', title: { zh: '依据', en: 'Legal basis' }, maxLength: 500 },
      { kind: 'custom', name: 'attachments', title: { zh: '附件', en: 'Files' }, control: FilesControl },
    ],
  },
  endorseRequest: { operation: operations.endorseRequest, fields: () => [REMARK] },
  stopRequest: { operation: operations.stopRequest, fields: () => [reasonField()] },
  cancelRequest: { operation: operations.cancelRequest, fields: () => [REMARK] },
  approveReturn: {
    operation: operations.approveReturn,
    fields: () => [
      {
        kind: 'yesNo',
        name: 'wrongDispatch',
        title: { zh: '属派遣错误', en: 'The dispatch was wrong' },
        required: true,
      },
      REMARK,
    ],
    foretell: ({ wrongDispatch }) =>
      wrongDispatch === undefined
        ? null
        : {
            zh: `同意后案件回到待派遣${wrongDispatch ? '，计入派遣错误' : ''}`,
            en: `The case goes back to dispatch${wrongDispatch ? ' and counts as a wrong dispatch' : ''}`,
          },
  },
  refuseReturn: { operation: operations.refuseReturn, fields: () => [reasonField()] },
  requestExtension: {
    operation: operations.requestExtension,
    fields: () => [
      reasonChoice('延期理由', extensionReasons),
      EXPLANATION,
      ...limitFields(
        { zh: '申请延长', en: 'Time asked for' },
        { required: true, hint: { zh: '从原到期时间起算', en: 'Counted from the due' }, sentAs: 'grant' },
      ),
      { kind: 'custom', name: 'photos', title: { zh: '现场照片', en: 'Photos' }, control: PhotosControl },
      { kind: 'custom', name: 'attachments', title: { zh: '证明材料', en: 'Files' }, control: FilesControl },
    ],
    initial: () => ({ limitUnit: 'WD' }),
    toInput: (values) => withLimit(values, 'grant'),
  },
  approveExtension: {
    operation: operations.approveExtension,
    fields: () => [
      ...limitFields(
        { zh: '批准延长', en: 'Time granted' },
        { hint: { zh: '不填即按申请的时长', en: 'Left empty: what was asked for' }, sentAs: 'grant' },
      ),
      REMARK,
    ],
    initial: () => ({ limitUnit: 'WD' }),
    toInput: (values) => withLimit(values, 'grant'),
    foretell: () => ({ zh: '同意后从原到期时间顺延', en: 'The due moves on from where it is' }),
  },
  refuseExtension: { operation: operations.refuseExtension, fields: () => [reasonField()] },
  requestSuspension: {
    operation: operations.requestSuspension,
    fields: (context) => [
      reasonChoice('挂账理由', suspensionReasons),
      EXPLANATION,
      { kind: 'date', name: 'target', title: { zh: '目标日期', en: 'Target date' }, required: true },
      ...toldFields(context),
      { kind: 'custom', name: 'attachments', title: { zh: '附件', en: 'Files' }, control: FilesControl },
    ],
    toInput: (values) => withTarget(withTold(values)),
  },
  approveSuspension: {
    operation: operations.approveSuspension,
    fields: () => [
      {
        kind: 'date',
        name: 'target',
        title: { zh: '目标日期', en: 'Target date' },
        hint: { zh: '不填即按申请的日期', en: 'Left empty: what was asked for' },
      },
      REMARK,
    ],
    toInput: withTarget,
    foretell: () => ({
      zh: '挂账期间处置和整案时限暂停，到目标日期自动恢复办理',
      en: 'Handling and whole-case clocks pause; work resumes by itself on the target date',
    }),
  },
  refuseSuspension: { operation: operations.refuseSuspension, fields: () => [reasonField()] },
  requestVoid: {
    operation: operations.requestVoid,
    fields: () => [reasonChoice('作废理由', voidReasons), { ...EXPLANATION, required: false }],
  },
  approveVoid: {
    operation: operations.approveVoid,
    danger: true,
    fields: (context) => [...slavesFields(context), REMARK],
    toInput: withTold,
    foretell: () => ({ zh: '同意后案件作废，不能恢复', en: 'The case becomes void and cannot come back' }),
  },
  refuseVoid: { operation: operations.refuseVoid, fields: () => [reasonField()] },
  resume: { operation: operations.resume, fields: () => [reasonField('恢复原因', 'Why work goes on')] },
} satisfies Record<string, CommandForm>
