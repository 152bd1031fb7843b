import { distanceM } from '#core/place/distance.ts'
import type { LonLat } from '#core/place/geometry.ts'
import { boxAround, boxesMeet, isWithinBox } from '../box.ts'
import type { Bbox } from '../layer.ts'
import { MARGIN_M } from './limits.ts'
import type { Wrong } from './load-fault.ts'

const CHINA: Bbox = [73, 3, 136, 54]

/** A feature that lies nowhere near the district, and why that may be; `district` is null until borders are known. */
export function placeFault(box: Bbox, at: LonLat, district: Bbox | null): Wrong | null {
  const [lon, lat] = at
  const here = `${lon},${lat}`
  const around = district ? widened(district) : CHINA
  if (boxesMeet(box, around)) return null
  if (isWithinBox([lat, lon], around))
    return {
      code: 'swapped',
      zh: `位于 ${here}，像是经度和纬度写反了`,
      en: `lies at ${here}: latitude and longitude seem swapped`,
    }
  if (Math.abs(lon) < 1e-6 && Math.abs(lat) < 1e-6)
    return { code: 'outside', zh: '坐标为 0,0，没有真实位置', en: 'lies at 0,0, which is no place' }
  if (!isWithinBox(at, CHINA))
    return { code: 'outside', zh: `位于 ${here}，不在中国境内`, en: `lies at ${here}, outside China` }
  const middle: LonLat = [(around[0] + around[2]) / 2, (around[1] + around[3]) / 2]
  const km = Math.round(distanceM(middle, at) / 1000)
  return {
    code: 'outside',
    zh: `位于 ${here}，离本区约 ${km} 公里`,
    en: `lies at ${here}, about ${km} km away from the district`,
  }
}

function widened([west, south, east, north]: Bbox): Bbox {
  const low = boxAround([west, south], MARGIN_M)
  const high = boxAround([east, north], MARGIN_M)
  return [low[0], low[1], high[2], high[3]]
}
