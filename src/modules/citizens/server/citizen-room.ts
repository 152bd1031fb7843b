import { createHash } from 'node:crypto'
import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type CitizenRules, faultsOfRules } from '../domain/citizen-rules.ts'
import { saveConsentText } from './consent-store.ts'

export interface ConsentText {
  key: string
  zh: string
  en: string
}

/** The district's rules for its citizens' pages, read from its folder when the house opens. */
export interface CitizenRoom {
  rules(): CitizenRules
  consent(): ConsentText
  load(): Promise<void>
}

export const citizenRoom = port<CitizenRoom>('citizens.room')

export function openCitizenRoom(runtime: Runtime): CitizenRoom {
  const { config } = runtime
  let rules: CitizenRules | null = null
  const loaded = () => {
    if (!rules) throw new Error('the rules of the citizens’ pages are not loaded')
    return rules
  }
  const consent = (): ConsentText => {
    const { zh, en } = loaded().consent
    return { key: createHash('sha256').update(`${zh}\0${en}`).digest('hex'), zh, en }
  }
  return {
    rules: loaded,
    consent,
    load: async () => {
      const found = await openDistrictFolder(config.root, config.district).get<CitizenRules>('citizen-rules')
      const faults = faultsOfRules(found)
      if (faults.length > 0) throw new Error(`citizen-rules.json：${faults.join('；')}`)
      rules = found
      // Every wording that was ever shown is kept: a draft may be sent after the words have changed.
      await saveConsentText(runtime.db, consent(), runtime.nowMs())
    },
  }
}
