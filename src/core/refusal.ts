/** What a rulebook answers when it does not let a command happen: why, in both languages, with the way out. */
export interface Refusal {
  code: string
  zh: string
  en: string
  /** HTTP status (RFC 9110). */
  status: number
}
