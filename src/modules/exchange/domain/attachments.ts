/** A picture or document that a message names; whoever gets the message fetches it when it will. No name: it could be a citizen's. */
export interface Attachment {
  id: string
  mime: string
  bytes: number
  /** Of the bytes as they are fetched, in hex. */
  sha256: string
}

export const MOST_ATTACHMENTS = 10
export const MOST_ATTACHMENT_BYTES = 5 * 1024 * 1024
export const ATTACHMENT_MIMES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
/** After so many vain tries the case says what is missing, and a person asks the city for it. */
export const MOST_FETCHES = 12

/** Why it is not even tried; null where it is fit to be fetched. */
export function whyUnfit({ mime, bytes }: Attachment): string | null {
  if (!(ATTACHMENT_MIMES as readonly string[]).includes(mime)) return `不收 ${mime} 类型的附件`
  return bytes > MOST_ATTACHMENT_BYTES ? `超过 ${MOST_ATTACHMENT_BYTES / 1024 / 1024} MB` : null
}
