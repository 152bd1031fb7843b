import sharp from 'sharp'
import { distanceM } from '#core/place/distance.ts'
import { DAY_MS, toRfc3339 } from '#core/time/local.ts'
import type { Camera, VideoPlatform } from '#modules/video/contract.ts'
import { OutsideTrouble } from '#platform/http/ask-outside.ts'

/** Cameras stand on a grid over the whole land, some 150 m apart; the number of one tells where it stands. */
const STEP = 0.0014
const KEPT_MS = 30 * DAY_MS
const ID = /^SIM-(-?\d{1,6})_(-?\d{1,6})$/

/** Stands for a platform where none is connected: its pictures are drawn, and every screen says so. */
export function openVideoSimulator(nowMs: () => number): VideoPlatform {
  return {
    title: { zh: '视频平台（模拟，画面为绘制）', en: 'Video platform (simulated, pictures are drawn)' },
    simulated: true,
    camerasNear: async ({ radiusM, most, ...place }) => {
      const reach = Math.min(20, Math.ceil(radiusM / 100))
      const [column, row] = [Math.round(place.lon / STEP), Math.round(place.lat / STEP)]
      const around = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach)
      return around
        .flatMap((x) => around.map((y) => cameraAt(column + x, row + y)))
        .map((camera) => ({ camera, far: distanceM([place.lon, place.lat], [camera.lon, camera.lat]) }))
        .filter(({ far }) => far <= radiusM)
        .sort((a, b) => a.far - b.far)
        .slice(0, most)
        .map(({ camera }) => camera)
    },
    still: async (id, atMs) => {
      const camera = getOnline(id)
      const takenMs = Math.floor(atMs ?? nowMs())
      if (takenMs > nowMs() || takenMs < nowMs() - KEPT_MS)
        throw new OutsideTrouble('notFound', 'no picture of that moment')
      return {
        bytes: await sharp(Buffer.from(scene(camera, takenMs)))
          .jpeg({ quality: 70 })
          .toBuffer(),
        atMs: takenMs,
      }
    },
    live: async (id) => {
      getOnline(id)
      return null
    },
  }
}

function cameraAt(column: number, row: number): Camera {
  // One in nine is out of order, as in life.
  const online = Math.abs(column * 7 + row * 13) % 9 !== 0
  const [lon, lat] = [Number((column * STEP).toFixed(6)), Number((row * STEP).toFixed(6))]
  return {
    id: `SIM-${column}_${row}`,
    name: `模拟摄像头 ${Math.abs(column) % 1000}-${Math.abs(row) % 1000}`,
    lon,
    lat,
    online,
  }
}

function getOnline(id: string): Camera {
  const [, column, row] = ID.exec(id) ?? []
  if (column === undefined || row === undefined) throw new OutsideTrouble('notFound', 'no such camera')
  const camera = cameraAt(Number(column), Number(row))
  if (!camera.online) throw new OutsideTrouble('notFound', 'the camera is offline')
  return camera
}

/** A street as a child would draw it: nobody takes it for a real one. */
function scene({ id }: Camera, atMs: number): string {
  const hour = Number(toRfc3339(atMs).slice(11, 13))
  const sky = hour >= 6 && hour < 18 ? '#a9c9e8' : '#1c2740'
  const cars = Array.from({ length: 3 }, (_, index) => {
    const x = (Math.floor(atMs / 1000) * (7 + index) + index * 211) % 600
    return `<rect x="${x}" y="${255 + index * 26}" width="56" height="20" rx="5" fill="${['#b3121d', '#0f57b8', '#0b7a5e'][index]}"/>`
  })
  const houses = Array.from({ length: 6 }, (_, index) => {
    const height = 60 + ((index * 53 + id.length * 17) % 90)
    return `<rect x="${index * 108 + 8}" y="${230 - height}" width="86" height="${height}" fill="#7c8799"/>`
  })
  const stamp = `SIMULATED  ${id}  ${toRfc3339(atMs).slice(0, 19).replace('T', ' ')}`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="${sky}"/>${houses.join('')}
<rect y="230" width="640" height="130" fill="#4a4f58"/>${cars.join('')}<path d="M0 295H640" stroke="#fff" stroke-dasharray="24 18" stroke-width="3"/>
<rect width="640" height="28" fill="#000" opacity=".6"/><text x="10" y="19" fill="#fff" font-size="15" font-family="monospace">${stamp}</text></svg>`
}
