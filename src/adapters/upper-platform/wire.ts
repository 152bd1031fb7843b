import { randomUUID } from 'node:crypto'
import type { Envelope, SignedAnswer } from '#modules/exchange/contract.ts'
import { softwareProvider } from '#platform/crypto/software-provider.ts'
import { sameSecret } from '#platform/crypto/token.ts'

/** First line of everything signed: a signature of one purpose or version is none for another. */
const VERSION = 'yiwang-exchange/1'
export type Purpose = 'deliveries' | 'threads' | 'attachments'

const mac = (secret: string, lines: readonly string[]) =>
  softwareProvider.hmacSm3(Buffer.from(secret, 'utf8'), lines.join('\n')).toString('hex')

const signed = (purpose: Purpose, { sender, sentAt, nonce, payload }: Omit<Envelope, 'signature'>) => [
  VERSION,
  purpose,
  sender,
  sentAt,
  nonce,
  payload,
]

/** Each attempt is an envelope of its own: new time, new nonce, new signature around the same messages. */
export function sealEnvelope(
  purpose: Purpose,
  sender: string,
  payload: unknown,
  secret: string,
  sentAt: string,
): Envelope {
  const open = { sender, sentAt, nonce: randomUUID(), payload: JSON.stringify(payload) }
  return { ...open, signature: mac(secret, signed(purpose, open)) }
}

export function isSignedBy(purpose: Purpose, envelope: Envelope, secret: string): boolean {
  return sameSecret(mac(secret, signed(purpose, envelope)), envelope.signature)
}

/** The answer is bound to the question by its nonce. */
export function signAnswer(payload: unknown, nonce: string, secret: string): SignedAnswer {
  const text = JSON.stringify(payload)
  return { payload: text, signature: mac(secret, [VERSION, 'answer', nonce, text]) }
}

export function isAnswerTo(answer: SignedAnswer, nonce: string, secret: string): boolean {
  return sameSecret(mac(secret, [VERSION, 'answer', nonce, answer.payload]), answer.signature)
}
