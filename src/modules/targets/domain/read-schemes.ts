import { exact } from '#core/number/exact.ts'
import type { Band, RoundTo, Scheme } from './scheme.ts'

/** `evaluation-schemes.json` of a district; points are whole numbers, or decimals as text. */
export interface SchemesFile {
  schemes: readonly SchemeData[]
}

export interface SchemeData extends Omit<Scheme, 'executionWeight' | 'classWeights' | 'bands'> {
  executionWeight: number | string | null
  classWeights: Readonly<Record<string, number | string>> | null
  bands: readonly (Omit<Band, 'most' | 'least'> & { most: number | string; least: number | string })[]
}

/** Throws RangeError with the scheme's key where its weights or bands cannot hold. */
export function readSchemes(file: SchemesFile): Scheme[] {
  return file.schemes.map((data) => {
    const scheme: Scheme = {
      ...data,
      executionWeight: data.executionWeight === null ? null : exact(data.executionWeight),
      classWeights:
        data.classWeights &&
        Object.fromEntries(Object.entries(data.classWeights).map(([name, points]) => [name, exact(points)])),
      bands: data.bands.map((band) => ({ ...band, most: exact(band.most), least: exact(band.least) })),
    }
    const problem = problemOf(scheme)
    if (problem) throw new RangeError(`scheme ${scheme.key}: ${problem}`)
    return scheme
  })
}

function problemOf({ executionWeight, classWeights, bands, rateRounding, scoreRounding }: Scheme): string | null {
  const points = [...Object.values(classWeights ?? {}), ...(executionWeight ? [executionWeight] : [])]
  if (points.some((one) => one.num < 0n)) return 'points below zero'
  if (classWeights && executionWeight) {
    const all = points.reduce((total, one) => total + one.num * (HUNDREDTHS / one.den), 0n)
    if (all !== 100n * HUNDREDTHS) return 'the points do not make 100'
  }
  if (bands.length !== 3) return 'three degrees are needed'
  if (![rateRounding, scoreRounding].every(isSound)) return 'rounding to 0-6 decimals'
  return null
}

const HUNDREDTHS = 100n
const isSound = ({ decimals }: RoundTo) => Number.isInteger(decimals) && decimals >= 0 && decimals <= 6
