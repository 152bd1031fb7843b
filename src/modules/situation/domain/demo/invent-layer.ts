import { type SeededRandom, seededRandom } from '#core/number/seeded-random.ts'
import { boxOf } from '../geometry-parts.ts'
import type { FeatureValue } from '../layer.ts'
import type { LoadedFeature } from '../load/read-feature.ts'
import { placeOf } from '../place-of.ts'
import type { DemoGround, DemoLayer } from './demo-layer.ts'
import { placeFeatures } from './place-features.ts'

/** Invented features of one layer: the same on every machine, and every field says nothing of anybody. */
export function inventLayer(layer: DemoLayer, zh: string, ground: DemoGround, seed: number): LoadedFeature[] {
  const random = seededRandom(seed, layer.id)
  const places = evenly(placeFeatures(layer, ground, random), layer.most)
  return places.map((place, index) => {
    const no = index + 1
    const key = `${layer.code}${String(no).padStart(5, '0')}`
    const name = place.name || `${place.near}${zh}${key.slice(-4)}`
    return {
      no,
      key,
      name,
      properties: { 编号: key, 名称: name, 位置: place.near, ...valuesOf(layer, random) },
      geometry: place.geometry,
      original: null,
      at: placeOf(place.geometry),
      box: boxOf(place.geometry),
    }
  })
}

function valuesOf(layer: DemoLayer, random: SeededRandom): Record<string, FeatureValue> {
  return Object.fromEntries(
    Object.entries(layer.fields).map(([key, values]) => {
      const [low, high] = values
      return [key, typeof low === 'number' ? random.whole(low, high as number) : random.pick(values as string[])]
    }),
  )
}

/** No more than so many, taken from all over rather than from the first streets. */
function evenly<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items]
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)]!)
}
