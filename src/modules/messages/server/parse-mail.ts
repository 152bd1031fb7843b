import { createHash } from 'node:crypto'
import PostalMime from 'postal-mime'
import { fault } from '#core/fault.ts'
import type { Given } from '../domain/read-message.ts'

const MOST_BYTES = 16 * 1024 * 1024
const LONGEST_TEXT = 20_000

/** One e-mail as a message. Its own id is its number, so that it is there once however often it is brought in. */
export async function parseMail(bytes: Uint8Array): Promise<Given> {
  if (bytes.length > MOST_BYTES) throw unreadable()
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 20 }).catch(() => {
    throw unreadable()
  })
  const text = (mail.text ?? plainOf(mail.html ?? '')).replaceAll('\r\n', '\n').trim()
  const attached = mail.attachments.map(({ filename }) => filename ?? '未命名').slice(0, 20)
  const body = [text, ...(attached.length > 0 ? [`附件（未导入）：${attached.join('、')}`] : [])].join('\n').trim()
  if (body === '' && !mail.subject) throw unreadable()
  const number = mail.messageId ?? digestOf(bytes)
  return {
    externalNo: number.length > 80 ? digestOf(Buffer.from(number)) : number,
    ...(mail.subject ? { title: mail.subject.trim().slice(0, 1000) } : {}),
    ...(body === '' ? {} : { text: body.slice(0, LONGEST_TEXT) }),
    ...(mail.from?.name ? { name: mail.from.name.slice(0, 60) } : {}),
    ...(mail.from?.address ? { email: mail.from.address.slice(0, 200) } : {}),
    ...(mail.date && !Number.isNaN(Date.parse(mail.date)) ? { at: new Date(mail.date).toISOString() } : {}),
  }
}

export const digestOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex').slice(0, 40)

/** Words alone: nothing of a stranger's page is ever shown as one. */
function plainOf(html: string): string {
  return html
    .slice(0, 200_000)
    .replace(/<(script|style)\b[\s\S]{0,100000}?<\/\1>/gi, ' ')
    .replace(/<(br|\/p|\/div|\/tr)\b[^>]{0,500}>/gi, '\n')
    .replace(/<[^>]{0,2000}>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[ \t]{2,}/g, ' ')
}

function unreadable() {
  return fault('mail-unreadable', {
    status: 422,
    zh: '这封邮件读不出内容。请在邮箱里另存为 .eml 后再导入，或把正文贴到登记页。',
    en: 'This e-mail cannot be read. Save it as .eml once more, or put its text into the form of intake.',
  })
}
