import type { Call } from '#platform/call.ts'
import type { Runtime } from '#platform/runtime.ts'
import { findSetting } from '#platform/settings/setting-store.ts'
import { type DemoBroker, openDemoBroker } from '../contract.ts'

const brokers = new WeakMap<Runtime, Promise<DemoBroker>>()

/** The broker of a demonstration that has been given none, in this process; null elsewhere. */
export async function findDemoBroker({ runtime }: Call): Promise<DemoBroker | null> {
  const { demo, simulates } = runtime.config
  if (!demo || !simulates || (await findSetting<string>(runtime.db, 'installation')) !== 'demo') return null
  const opening = brokers.get(runtime) ?? runtime.use(openDemoBroker)()
  brokers.set(runtime, opening)
  return opening
}

export async function demoUrl(call: Call): Promise<string | null> {
  return (await findDemoBroker(call))?.url ?? null
}

export async function closeDemoBroker(runtime: Runtime): Promise<void> {
  const broker = brokers.get(runtime)
  brokers.delete(runtime)
  await (await broker)?.close()
}
