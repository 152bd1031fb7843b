import type { Datum } from '#core/place/datum.ts'
import { browserDatum } from '../domain/browser-datum.ts'

export interface BrowserPosition {
  lon: number
  lat: number
  datum: Datum
  withinM: number
}

const LONGEST_WAIT_MS = 15_000

/** Asks the browser, which asks the person. Throws where it is refused or not to be had. */
export function askPosition(): Promise<BrowserPosition> {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) return reject(new Error('no position'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          lon: coords.longitude,
          lat: coords.latitude,
          datum: browserDatum(navigator.userAgent),
          withinM: Math.round(coords.accuracy),
        }),
      reject,
      { enableHighAccuracy: true, timeout: LONGEST_WAIT_MS, maximumAge: 30_000 },
    )
  })
}
