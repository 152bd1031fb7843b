/** The district's own lists and limits: `districts/<key>/community.json`. */
export interface CommunityRules {
  helpLine: {
    phone: string
    daysZh: string
    daysEn: string
    days: number
    from: string
    to: string
    hours: number
  }
  /** Records that are to be kept up in a year. */
  upkeepTarget: number
  soonDays: number
  /** How many residents one person may see in clear in a day. */
  unmaskPerDay: number
  careKinds: readonly Visited[]
  visitKinds: readonly Word[]
  serviceKinds: readonly Word[]
  needKinds: readonly (Word & { for: readonly string[] })[]
  industries: readonly Word[]
  sizes: readonly Visited[]
}

export interface Word {
  key: string
  zh: string
  en: string
}

export interface Visited extends Word {
  everyDays: number
}

const KEY = /^[a-z][A-Za-z0-9]{1,40}$/

/** Throws a sentence that names what is wrong with the file. */
export function readCommunityRules(file: CommunityRules): CommunityRules {
  const lists = ['careKinds', 'visitKinds', 'serviceKinds', 'needKinds', 'industries', 'sizes'] as const
  for (const name of lists) {
    const keys = file[name].map(({ key }) => key)
    if (keys.length === 0) throw new Error(`community.json: ${name} is empty`)
    if (new Set(keys).size !== keys.length) throw new Error(`community.json: ${name} has a key twice`)
    for (const word of file[name])
      if (!KEY.test(word.key) || !word.zh || !word.en)
        throw new Error(`community.json: ${name}: ${word.key} is malformed`)
  }
  for (const { key, everyDays } of [...file.careKinds, ...file.sizes])
    if (!Number.isInteger(everyDays) || everyDays < 1 || everyDays > 366)
      throw new Error(`community.json: everyDays of ${key} must be 1 to 366`)
  for (const [name, value] of Object.entries({ upkeepTarget: file.upkeepTarget, unmaskPerDay: file.unmaskPerDay }))
    if (!Number.isInteger(value) || value < 1) throw new Error(`community.json: ${name} must be a positive number`)
  return file
}
