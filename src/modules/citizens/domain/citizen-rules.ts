/** `districts/<key>/citizen-rules.json`: what a district says and allows on its pages for citizens. */
export interface CitizenRules {
  /** Channel of the catalogue that a report comes in by; the second, of pages opened inside WeChat by a signed-in person. */
  channel: string
  weChatChannel: string
  consent: { zh: string; en: string }
  photos: number
  /** A report is taken so long after its page was opened: nobody writes one in less, programs do. */
  waitSeconds: number
  ticketHours: number
  reportsAnHourAnAddress: number
  reportsADayAPhone: number
  uploadsAnHourAnAddress: number
  uploadKilobytesAnHourAnAddress: number
  /** Of all pictures together that no report has taken yet. */
  uploadMegabytesWaiting: number
  factsADayACase: number
  wrongKeysAnHourAnAddress: number
  smsCodesAnHourAPhone: number
  smsCodesAnHourAnAddress: number
  smsPauseSeconds: number
  smsCodeMinutes: number
  triesACode: number
  passMinutes: number
}

const NUMBERS = [
  ['photos', 0, 6],
  ['waitSeconds', 0, 60],
  ['ticketHours', 1, 168],
  ['reportsAnHourAnAddress', 1, 10_000],
  ['reportsADayAPhone', 1, 1000],
  ['uploadsAnHourAnAddress', 1, 10_000],
  ['uploadKilobytesAnHourAnAddress', 1024, 10_000_000],
  ['uploadMegabytesWaiting', 10, 1_000_000],
  ['factsADayACase', 1, 1000],
  ['wrongKeysAnHourAnAddress', 1, 1000],
  ['smsCodesAnHourAPhone', 1, 100],
  ['smsCodesAnHourAnAddress', 1, 1000],
  ['smsPauseSeconds', 10, 3600],
  ['smsCodeMinutes', 1, 60],
  ['triesACode', 1, 10],
  ['passMinutes', 5, 1440],
] as const satisfies readonly (readonly [keyof CitizenRules, number, number])[]

/** What is wrong with a district's file, line by line; empty: it holds. */
export function faultsOfRules(rules: CitizenRules): string[] {
  const faults: string[] = []
  for (const [name, least, most] of NUMBERS) {
    const value = rules[name]
    if (!Number.isInteger(value) || value < least || value > most)
      faults.push(`${name}：应为 ${least} 到 ${most} 的整数（must be a whole number from ${least} to ${most}）`)
  }
  for (const language of ['zh', 'en'] as const)
    if (!rules.consent?.[language]?.trim()) faults.push(`consent.${language}：不能为空（must not be empty）`)
  return faults
}
