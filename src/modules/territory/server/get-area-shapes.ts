import { handle } from '#platform/plug.ts'
import { getAreaShapes } from '../contract.ts'
import { simplifyTiling } from '../domain/simplify-tiling.ts'
import { territoryBooks } from './territory-books.ts'

export const getAreaShapesHandler = handle(getAreaShapes, async ({ level, within, toleranceM = 0 }, call) => {
  const books = call.runtime.use(territoryBooks)
  // Simplified with its neighbours outside the asked part too, so that a border is drawn the same in every answer.
  const drawn = books.all(level).flatMap((area) => {
    const geometry = books.geometryOf(area.code)
    return geometry ? [{ area, geometry }] : []
  })
  const simple = simplifyTiling(
    drawn.map(({ geometry }) => geometry),
    toleranceM,
  )
  const features = drawn.flatMap(({ area }, index) =>
    within && !area.code.startsWith(within)
      ? []
      : [
          {
            type: 'Feature' as const,
            id: area.code,
            geometry: simple[index]!,
            properties: { code: area.code, name: area.name, level, areaM2: area.areaM2, labelPoint: area.labelPoint },
          },
        ],
  )
  return { type: 'FeatureCollection' as const, features }
})
