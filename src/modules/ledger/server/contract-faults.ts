import { type Fault, fault } from '#core/fault.ts'
import type { Refusal } from '#core/refusal.ts'

export const refused = ({ code, zh, en, status }: Refusal): Fault => fault(code, { status, zh, en })

export const contractFaults = {
  notFound: () =>
    fault('contract-not-found', {
      status: 404,
      zh: '没有找到这份合同，或不在您的管辖范围。请核对后再看。',
      en: 'There is no such contract, or it belongs to another unit.',
    }),
  numberTaken: (no: string) =>
    fault('contract-no-taken', {
      status: 422,
      zh: `合同编号“${no}”已登记过。请核对编号。`,
      en: `The contract number ${no} is taken. Check it.`,
    }),
  idsTaken: () =>
    fault('contract-ids', {
      status: 422,
      zh: '节点或分期的标识属于另一份合同。请重新打开表单填写。',
      en: 'A milestone or instalment belongs to another contract. Open the form again.',
    }),
  projectStays: () =>
    fault('contract-project', {
      status: 422,
      zh: '已登记的合同不能改项目。请另行登记。',
      en: 'A recorded contract keeps its project. Record another one.',
    }),
  finerThanFen: () =>
    fault('payment-amount', {
      status: 422,
      zh: '支付金额最细到分。请修改金额。',
      en: 'An amount is paid in whole fen. Change it.',
    }),
  lineTwice: () =>
    fault('payment-line', {
      status: 422,
      zh: '同一条预算选了两次。请合为一行。',
      en: 'One budget line was chosen twice. Join them.',
    }),
  lineOfOther: () =>
    fault('payment-line', {
      status: 422,
      zh: '所选预算不属于合同的项目。请从该项目的预算中选。',
      en: 'The budget line is not of the project of the contract. Choose one of its lines.',
    }),
  documentNotYours: () =>
    fault('document-unknown', {
      status: 422,
      zh: '没有这个文件，或不是你上传的。请重新上传。',
      en: 'There is no such file, or somebody else sent it. Upload it again.',
    }),
  documentNotFound: () =>
    fault('document-not-found', {
      status: 404,
      zh: '没有这个文件，或不在您的管辖范围。请刷新后再看。',
      en: 'There is no such file, or it belongs to another unit.',
    }),
}
