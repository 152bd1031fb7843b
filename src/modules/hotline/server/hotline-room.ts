import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import { findRulesFault, type HotlineNumber, type HotlineRules } from '../domain/hotline-rules.ts'

/** The district's hotline as its file says it. */
export interface HotlineRoom {
  load(): Promise<void>
  rules(): HotlineRules
  findNumber(number: string | null): HotlineNumber | null
}
export const hotlineRoom = port<HotlineRoom>('hotline.room')

export function openHotlineRoom({ config }: Runtime): HotlineRoom {
  let rules: HotlineRules | null = null
  const get = () => {
    if (!rules) throw new Error('the rules of the hotline are not loaded')
    return rules
  }
  return {
    load: async () => {
      const read = await openDistrictFolder(config.root, config.district).get<HotlineRules>('hotline')
      const wrong = findRulesFault(read)
      if (wrong) throw new Error(`hotline.json: ${wrong}`)
      rules = read
    },
    rules: get,
    findNumber: (number) => get().numbers.find((one) => one.number === number) ?? null,
  }
}
