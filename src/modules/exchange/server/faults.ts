import { fault } from '#core/fault.ts'

export const notConnected = () =>
  fault('exchange-not-connected', {
    status: 503,
    zh: '上级平台连接尚未启用。请由系统管理员在“上级平台交换”中设置并启用。',
    en: 'The connection to the upper platform is not in use; the system administrator sets it up under "Exchange with the city".',
  })

export const secretNeeded = () =>
  fault('exchange-secret-needed', {
    status: 422,
    zh: '第一次设置连接须填写签名密钥。请填写与上级平台约定的密钥。',
    en: 'The first setting needs the signing secret agreed on with the upper platform.',
    fields: [{ field: 'secret', zh: '必填', en: 'required' }],
  })

export const replayed = () =>
  fault('delivery-replayed', {
    status: 409,
    zh: '这个信封已经收过。再次投递请换新的 nonce 并重新签名，报文号不变。',
    en: 'This envelope was taken before. Deliver again with a new nonce and signature; the message numbers stay.',
  })

export const noThread = () =>
  fault('exchange-thread-unknown', {
    status: 404,
    zh: '没有这件与上级的往来。请刷新后再看。',
    en: 'There is no such thread with the upper platform.',
  })

export const notUpperCase = () =>
  fault('exchange-no-order', {
    status: 422,
    zh: '本案不是上级转办件，不能向上级申请退单或延期。',
    en: 'This case does not come from the upper platform, so nothing can be asked about it.',
  })

export const askOpen = () =>
  fault('exchange-ask-open', {
    status: 409,
    zh: '本案已有一项申请等待上级批复。请等批复后再提。',
    en: 'The city has not decided on the last question about this case; wait for that.',
  })

export const dueNeeded = () =>
  fault('exchange-due-needed', {
    status: 422,
    zh: '申请延期须写明新的期限，且晚于现在。请填写后再提交。',
    en: 'An extension needs the new date, which lies ahead.',
    fields: [{ field: 'due', zh: '请填写将来的时间', en: 'a time ahead' }],
  })

export const caseEnded = () =>
  fault('exchange-case-ended', {
    status: 422,
    zh: '本案已办结、拒收或撤销，不再向上级申请。需要重办的请先重开。',
    en: 'The case has ended, so nothing is asked of the city any more; reopen it first if need be.',
  })

export const noAttachment = () =>
  fault('attachment-unknown', {
    status: 404,
    zh: '这件往来的报文没有提到这个附件。请核对报文中的附件编号。',
    en: 'No message of this thread names such an attachment.',
  })
