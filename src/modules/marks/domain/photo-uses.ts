import type { MarkLine, PhotoRole, PhotoUse } from './mark.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where the record names pictures, and for what. */
const PLACES: readonly (readonly [field: string, role: PhotoRole, types: readonly string[] | null])[] = [
  ['photosBefore', 'before', null],
  ['photosAfter', 'after', null],
  ['photos', 'before', ['Supplemented']],
  ['photos', 'check', ['CheckPassed', 'CheckFailed', 'Verified']],
  ['photos', 'measure', ['SafetyMeasureTaken']],
]

/** Every picture that the record names, first use first. */
export function photoUses(lines: readonly MarkLine[]): PhotoUse[] {
  return lines.flatMap(({ seq, type, atMs, data }) => [
    ...idsOf((data.birth as { photosBefore?: unknown } | undefined)?.photosBefore).map(
      (fileId): PhotoUse => ({ fileId, role: 'before', seq, atMs }),
    ),
    ...PLACES.flatMap(([field, role, types]) =>
      types && !types.includes(type) ? [] : idsOf(data[field]).map((fileId): PhotoUse => ({ fileId, role, seq, atMs })),
    ),
  ])
}

function idsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && UUID.test(one)) : []
}
