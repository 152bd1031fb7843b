import type { Datum } from '#core/place/datum.ts'

/**
 * In which datum a browser gives its position. The standard says WGS-84 (W3C Geolocation §5.3); the X5 core of older
 * WeChat and QQ browsers on Android hands on what its map gives, GCJ-02.
 */
export function browserDatum(userAgent: string): Datum {
  return /\bTBS\/\d|\bMQQBrowser\//.test(userAgent) ? 'GCJ-02' : 'WGS-84'
}

export function isWeChat(userAgent: string): boolean {
  return /\bMicroMessenger\//.test(userAgent)
}
