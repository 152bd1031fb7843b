import type { Page } from 'playwright-core'
import { type Spread, spreadOf } from '../tiles/spread.ts'

const STEP_PX = 12
const STEPS = 30
const SWINGS = 6

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Drags the map to and fro by the mouse and answers the times between the frames that the page gets meanwhile. */
export async function pan(page: Page, { x, y, width, height }: Box): Promise<Spread> {
  await page.evaluate(() => {
    const frames: number[] = []
    const marks = { frames, running: true, last: 0 }
    Object.assign(window, { benchFrames: marks })
    const each = (atMs: number) => {
      if (marks.last > 0) frames.push(atMs - marks.last)
      marks.last = atMs
      if (marks.running) requestAnimationFrame(each)
    }
    requestAnimationFrame(each)
  })
  let [atX, atY] = [x + width / 2 - (STEP_PX * STEPS) / 2, y + height / 2]
  await page.mouse.move(atX, atY)
  await page.mouse.down()
  for (let swing = 0; swing < SWINGS; swing++) {
    const direction = swing % 2 === 0 ? 1 : -1
    for (let step = 0; step < STEPS; step++) {
      atX += STEP_PX * direction
      atY += (swing < SWINGS / 2 ? 1 : -1) * 2
      await page.mouse.move(atX, atY)
    }
  }
  await page.mouse.up()
  const frames = await page.evaluate(() => {
    const marks = (window as unknown as { benchFrames: { frames: number[]; running: boolean } }).benchFrames
    marks.running = false
    return marks.frames
  })
  return spreadOf(frames)
}
