import * as operations from '../../contract.ts'
import { verificationResults } from '../../domain/enums.ts'
import { AppellantControl } from './appellant-control.tsx'
import { type CommandForm, choicesOf, reasonField } from './command-form.ts'
import { DispatcherControl, VerifierControl } from './person-control.tsx'
import { FilesControl, PhotosControl } from './photos-control.tsx'

/** Verification before filing, withdrawal, and what goes to the upper level and comes back. */
export const upperForms = {
  requestVerification: {
    operation: operations.requestVerification,
    fields: () => [
      {
        kind: 'custom',
        name: 'verifier',
        title: { zh: '核实人', en: 'Verifier' },
        hint: { zh: '不选时由该网格在岗人员核实', en: 'Without a name whoever serves the grid' },
        control: VerifierControl,
      },
      { kind: 'text', name: 'text', title: { zh: '核实要点', en: 'What to find out' }, lines: 2, maxLength: 2000 },
    ],
  },
  submitVerification: {
    operation: operations.submitVerification,
    keys: 'V',
    fields: () => [
      {
        kind: 'choice',
        name: 'result',
        title: { zh: '核实结果', en: 'Result' },
        required: true,
        choices: choicesOf(verificationResults),
      },
      { kind: 'custom', name: 'photos', title: { zh: '现场照片', en: 'Photos' }, control: PhotosControl },
      { kind: 'text', name: 'text', title: { zh: '说明', en: 'Explanation' }, lines: 2, maxLength: 2000 },
      {
        kind: 'text',
        name: 'distanceReason',
        title: { zh: '不在现场提交的原因', en: 'Why it is submitted from elsewhere' },
        hint: { zh: '现场核实请用手机端提交，自动带位置', en: 'On the spot use the phone: it knows where you are' },
        maxLength: 2000,
      },
    ],
  },
  cancelVerification: { operation: operations.cancelVerification, fields: () => [reasonField('收回原因')] },
  withdraw: {
    operation: operations.withdraw,
    danger: true,
    fields: ({ detail }) => [
      ...(detail.case.appellants.length > 1
        ? [
            {
              kind: 'custom',
              name: 'appellant',
              title: { zh: '撤诉的诉求人', en: 'Who withdraws' },
              required: true,
              control: AppellantControl,
            } as const,
          ]
        : []),
      { ...reasonField('撤诉原因', 'Why'), required: false },
    ],
    foretell: (_values, { detail }) =>
      detail.case.flags.safety || detail.case.appellants.length > 1
        ? { zh: '本案只记录撤诉，办理继续', en: 'It is recorded; the work goes on' }
        : null,
  },
  escalate: {
    operation: operations.escalate,
    fields: () => [
      {
        kind: 'text',
        name: 'upperUnit',
        title: { zh: '上报单位', en: 'To which upper unit' },
        required: true,
        maxLength: 100,
      },
      {
        kind: 'text',
        name: 'text',
        title: { zh: '上报理由和材料说明', en: 'Reason and material' },
        required: true,
        lines: 3,
        maxLength: 4000,
      },
      {
        kind: 'custom',
        name: 'proposedBy',
        title: { zh: '提出意见的派遣员', en: 'Dispatcher who proposed it' },
        required: true,
        control: DispatcherControl,
      },
      { kind: 'custom', name: 'attachments', title: { zh: '附件', en: 'Files' }, control: FilesControl },
    ],
  },
  recallEscalation: { operation: operations.recallEscalation, fields: () => [reasonField('撤回原因')] },
  setUpperDue: {
    operation: operations.setUpperDue,
    fields: () => [
      {
        kind: 'date',
        name: 'due',
        title: { zh: '上级新时限', en: 'New date of the upper level' },
        time: true,
        required: true,
      },
      reasonField('依据', 'On what ground'),
      {
        kind: 'custom',
        name: 'attachments',
        title: { zh: '上级书面同意', en: 'Written consent' },
        control: FilesControl,
      },
    ],
  },
} satisfies Record<string, CommandForm>
