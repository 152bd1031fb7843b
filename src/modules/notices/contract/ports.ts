import type { Title } from '#core/module-card.ts'
import { port } from '#core/port.ts'

export interface NotifyWish {
  to: {
    personIds?: readonly string[]
    /** Whoever holds one of these posts in the unit; everywhere where no unit is named. */
    posts?: readonly string[]
    unit?: string
  }
  /** Id of a kind of `notice-kinds.json`; says which channels beside the inbox. */
  kind: string
  /** Also the whole text of an SMS or chat message: no name, phone or words of a citizen. */
  title: Title
  /** Shown in the inbox alone. */
  text: Title
  /** A page of the console, `/c/...`. */
  link?: string
  caseId?: string
  /** The same key reaches the same person once, however often it is asked. */
  dedupeKey: string
}

export interface Notify {
  /** `call` is the server's Call; what it writes belongs to that call's transaction. Answers how many inboxes got a new line. */
  notify(call: object, wish: NotifyWish): Promise<number>
}
export const notify = port<Notify>('notices.notify')

export interface OutMessage {
  /** The same at every try of one message: whoever has taken it once must not deliver it again. */
  key: string
  person: { id: string; name: string; account: string }
  /** Null for channels that do not ring phones, and when none is known. */
  phone: string | null
  text: string
  kind: string
  /** False at the first try: then the key cannot have been taken before. */
  again: boolean
}

/** The outside world behind an adapter. A refusal is thrown; it is tried again with growing pauses. */
export interface MessageSender {
  title: Title
  /** Nothing leaves the installation; screens say so. */
  simulated: boolean
  send(message: OutMessage): Promise<void>
}
export const smsSender = port<MessageSender>('notices.smsSender')
export const officeChatSender = port<MessageSender>('notices.officeChatSender')
