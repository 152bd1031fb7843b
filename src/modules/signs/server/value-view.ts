import { toRfc3339 } from '#core/time/local.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { SignValue } from '../contract.ts'
import { qualityOf } from '../domain/quality-of.ts'
import { QUALITY_WORDS } from '../domain/say-sign.ts'
import type { SignCard } from '../domain/sign.ts'
import type { StoredState } from './state-store.ts'

/** Where a sign stands at a place, as it may be shown: a value that is not current has no level. */
export function valueView(
  runtime: Runtime,
  sign: Pick<SignCard, 'staleAfterMinutes'>,
  state: StoredState | null,
  nowMs: number,
): SignValue {
  const quality = qualityOf(state, sign.staleAfterMinutes, nowMs)
  const isSimulated = state?.quality === 'simulated'
  const words = QUALITY_WORDS[quality]
  const isOld = quality === 'stale'
  return {
    place: state?.place || null,
    placeName: placeName(runtime, state?.place ?? ''),
    value: state?.value ?? null,
    level: state === null || isOld ? null : state.level,
    quality,
    qualityWords: isSimulated && isOld ? { zh: `模拟，${words.zh}`, en: `simulated, ${words.en}` } : words,
    simulated: isSimulated,
    at: state === null ? null : toRfc3339(state.atMs),
    since: state === null ? null : toRfc3339(state.sinceMs),
  }
}

/** Null: the whole district. */
export function placeName(runtime: Runtime, place: string): string | null {
  return place === '' ? null : (runtime.use(areaBook).find(place)?.name ?? place)
}
