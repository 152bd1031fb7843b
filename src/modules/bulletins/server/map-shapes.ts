import { getAreaShapes } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Shape } from '../domain/document.ts'
import { fitShapes } from '../domain/fit-shapes.ts'

/** Finer than this no line is drawn on paper. */
const TOLERANCE_M = 60

type Ring = [number, number][]

/** Outlines of all streets, as they lie on a printed map. */
export async function mapShapes(call: Call): Promise<Shape[]> {
  const { features } = await call.call(getAreaShapes, { level: 'street', toleranceM: TOLERANCE_M })
  return fitShapes(
    features.map(({ id, geometry, properties }) => ({
      code: String(id),
      rings:
        geometry.type === 'MultiPolygon' ? (geometry.coordinates as Ring[][]).flat() : (geometry.coordinates as Ring[]),
      at: properties.labelPoint as [number, number],
    })),
  )
}
