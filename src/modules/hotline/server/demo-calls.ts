import type { Call } from '#platform/call.ts'
import { pulse } from '#platform/plug.ts'
import { findSetting, saveSetting } from '#platform/settings/setting-store.ts'
import { addDemoCalls, addDemoLines } from './demo-store.ts'
import { hotlineRoom } from './hotline-room.ts'
import { isOn, saveStoredSession } from './keeping-store.ts'
import { hearSystem } from './line-store.ts'
import { SIMULATOR } from './take-events.ts'

const EVERY_MS = 20_000
const SESSION_AGO_MS = 26 * 3_600_000
const SESSION_MS = 2 * 3_600_000
const SETTING = 'demoCalls'
/** Set when the invented cases of a demonstration are all there. */
const PAST_SETTING = 'demoPast'

/**
 * Only in a demonstration: the calls by which its invented cases came in, each marked as simulated, and a sign of life of
 * the simulator so that what is counted of them is not taken for stale.
 */
export const showDemoCalls = pulse('hotline.showDemoCalls', EVERY_MS, (call) => showOnce(call).then(() => undefined))

/** Answers how many calls were added. */
export async function showOnce({ runtime }: Call): Promise<number> {
  const { demo, simulates } = runtime.config
  if (!demo || !simulates || (await findSetting<string>(runtime.db, 'installation')) !== 'demo') return 0
  return runtime.asSystem('hotline.showDemoCalls', async (call) => {
    if (!(await isOn(runtime.db, 'simulator'))) return 0
    return runtime.db.tx(async (tx) => {
      await hearSystem(tx, SIMULATOR, true, call.nowMs)
      if (await findSetting(tx, SETTING)) return 0
      const isWhole = Boolean(await findSetting(tx, PAST_SETTING))
      const { numbers } = runtime.use(hotlineRoom).rules()
      const added = await addDemoCalls(tx, SIMULATOR, numbers, call.nowMs)
      if (isWhole) {
        await addDemoLines(
          tx,
          numbers.flatMap(({ lines }) => lines),
          call.nowMs,
        )
        const startsMs = call.nowMs - SESSION_AGO_MS
        await saveStoredSession(tx, {
          ...{
            id: call.newId(),
            title: '民生热线直播（演示）',
            host: '区城管执法局',
            kind: 'liveBroadcast',
            number: null,
          },
          ...{ startsMs, endsMs: startsMs + SESSION_MS, cancelled: false, byName: '系统', nowMs: call.nowMs },
        })
        await saveSetting(tx, SETTING, { added })
      }
      return added
    })
  })
}
