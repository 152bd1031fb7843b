import type { Call } from '#platform/call.ts'
import { measuredFigures } from '../contract.ts'
import type { DrawnFigure } from '../domain/drawn-figure.ts'

/** Figures that a module of the house measures; none while no module offers them. */
export async function measuredOf(call: Call, year: number, unit: string): Promise<DrawnFigure[]> {
  const { name } = measuredFigures
  const isOffered = call.runtime.plugs.some((plug) => plug.provides?.some((provision) => provision.port.name === name))
  if (!isOffered) return []
  const found = await call.runtime.use(measuredFigures).list(call, { year, unit })
  return found.map((one) => ({ ...one, source: 'indicator' as const }))
}
