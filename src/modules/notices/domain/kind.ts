import type { Title } from '#core/module-card.ts'

/** Ways out of the house; the inbox is always one and stands for itself. */
export const CHANNELS = ['sms', 'officeChat'] as const
export type Channel = (typeof CHANNELS)[number]

export const CHANNEL_NAMES: Readonly<Record<Channel, Title>> = {
  sms: { zh: '短信', en: 'SMS' },
  officeChat: { zh: '政务通讯', en: 'Office chat' },
}

/** What a warning says: near the due, over it, still over it a day later (domain §5.3). */
export const WARNING_LEVELS = ['orange', 'red', 'redDaily'] as const
export type WarningLevel = (typeof WARNING_LEVELS)[number]

export interface NoticeKind extends Title {
  id: string
  channels: readonly Channel[]
}

export const WARNING_KINDS: Readonly<Record<WarningLevel, string>> = {
  orange: 'warning.near',
  red: 'warning.over',
  redDaily: 'warning.over',
}

/** The district's file `notice-kinds.json`. */
export interface NoticeKinds {
  /** More warnings than this for one person within `bundleMinutes` become one line and one message. */
  bundleOver: number
  bundleMinutes: number
  kinds: readonly NoticeKind[]
}
