import * as operations from '../../contract.ts'
import { returnReasons } from '../../domain/enums.ts'
import { type CommandForm, choicesOf, REMARK, reasonField } from './command-form.ts'
import { FilesControl } from './photos-control.tsx'
import { UnitControl } from './unit-control.tsx'

export const requestForms = {
  requestReturn: {
    operation: operations.requestReturn,
    fields: () => [
      {
        kind: 'choice',
        name: 'reason',
        title: { zh: '退单理由', en: 'Reason' },
        required: true,
        choices: choicesOf(returnReasons),
      },
      {
        kind: 'text',
        name: 'text',
        title: { zh: '说明', en: 'Explanation' },
        required: true,
        lines: 3,
        maxLength: 2000,
      },
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
} satisfies Record<string, CommandForm>
