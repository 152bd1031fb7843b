import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import {
  findRulesFault,
  type HotlineFunction,
  type HotlineNumber,
  type HotlineRules,
  OPERATIONS_OF,
} from '../domain/hotline-rules.ts'
import { listSwitches } from './keeping-store.ts'

/** The district's hotline as its file says it, and which of its functions are off. */
export interface HotlineRoom {
  load(): Promise<void>
  loadSwitches(): Promise<void>
  rules(): HotlineRules
  findNumber(number: string | null): HotlineNumber | null
  isOff(id: HotlineFunction): boolean
  /** Operations of the functions that are off. */
  withheld(): ReadonlySet<string>
}
export const FUNCTIONS_CHANGED = 'hotline.functionsChanged'
export const hotlineRoom = port<HotlineRoom>('hotline.room')

export function openHotlineRoom({ config, db }: Runtime): HotlineRoom {
  let rules: HotlineRules | null = null
  let off: ReadonlySet<HotlineFunction> = new Set()
  let withheld: ReadonlySet<string> = new Set()
  const loadSwitches = async () => {
    off = new Set((await listSwitches(db)).flatMap(({ id, on }) => (on ? [] : [id])))
    withheld = new Set([...off].flatMap((id) => OPERATIONS_OF[id] ?? []))
  }
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
      await loadSwitches()
    },
    loadSwitches,
    isOff: (id) => off.has(id),
    withheld: () => withheld,
    rules: get,
    findNumber: (number) => get().numbers.find((one) => one.number === number) ?? null,
  }
}
