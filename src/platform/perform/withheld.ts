import { fault } from '#core/fault.ts'
import type { Operation } from '#core/operation.ts'
import type { Runtime } from '../runtime.ts'

/** All operations that are switched off in this district. */
export function withheldOperations(runtime: Runtime): ReadonlySet<string> {
  return new Set(runtime.plugs.flatMap((plug) => [...(plug.withheld?.(runtime) ?? [])]))
}

/** A function that is switched off is not there, for whoever asks and from wherever. */
export function refuseWithheld(runtime: Runtime, { name }: Pick<Operation, 'name'>): void {
  if (!runtime.plugs.some((plug) => plug.withheld?.(runtime).has(name))) return
  throw fault('function-off', {
    status: 404,
    zh: '本区没有启用此功能。需要时由有权岗位在功能开关里启用。',
    en: 'This district has not switched this function on. A post that may can do so.',
  })
}
