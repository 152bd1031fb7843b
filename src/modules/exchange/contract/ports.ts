import type { Title } from '#core/module-card.ts'
import { port } from '#core/port.ts'
import type { Attachment } from '../domain/attachments.ts'
import type { CityThread } from '../domain/compare-threads.ts'

/** One message of a thread. Down: from the city; up: to the city. Each direction counts its own `seq` from 1 in each thread. */
export interface UpperMessage {
  /** Unique for its sender, the same at every delivery. */
  no: string
  /** `O:` and the city's order number, or `C:` and the number of a case that the district passed up. */
  thread: string
  seq: number
  kind: string
  at: string
  body: Record<string, unknown>
}

/** `known`: was stored at an earlier delivery. `conflict`: another message stands there; nothing was stored. */
export interface Receipt {
  no: string
  state: 'stored' | 'known' | 'conflict'
  why?: string
}

/** What is signed and sent, whichever side sends it. */
export interface Envelope {
  sender: string
  sentAt: string
  nonce: string
  payload: string
  signature: string
}

export interface SignedAnswer {
  payload: string
  signature: string
}

/** How the city is reached and how both sides know each other; the key and the secret are in clear only here. */
export interface UpperConnection {
  baseUrl: string
  ourName: string
  cityName: string
  /** Sent as `Authorization: Bearer`; null where the city asks for none. */
  key: string | null
  secret: string
}

/** A file that a message of that thread names. */
export interface AskedAttachment {
  thread: string
  id: string
}

/** The city platform behind its wire form. What is thrown is tried again with growing pauses. */
export interface UpperPlatform {
  title: Title
  /** Throws a fault where signature, time or form are not right. */
  read(envelope: Envelope, connection: UpperConnection, nowMs: number): UpperMessage[]
  answer(receipts: readonly Receipt[], nonce: string, connection: UpperConnection): SignedAnswer
  send(messages: readonly UpperMessage[], connection: UpperConnection): Promise<Receipt[]>
  /** Throws where it is not reached, or where size or digest are not those that the message gave. */
  fetchAttachment(wanted: AskedAttachment & Attachment, connection: UpperConnection): Promise<Uint8Array>
  /** What the city asks for; throws as `read` does. */
  readAsked(envelope: Envelope, connection: UpperConnection, nowMs: number): AskedAttachment
  answerAttachment(
    asked: AskedAttachment,
    content: Uint8Array,
    nonce: string,
    connection: UpperConnection,
  ): SignedAnswer
  /** Threads as the city has them, in order of their ids, a page at a time. */
  fetchThreads(
    after: string | null,
    connection: UpperConnection,
  ): Promise<{ threads: CityThread[]; next: string | null }>
}
export const upperPlatform = port<UpperPlatform>('exchange.upperPlatform')
