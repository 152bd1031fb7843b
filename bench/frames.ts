import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { resolveDatabase } from '#platform/db/database-url.ts'
import { attachEmbedded } from '#platform/db/embedded/start-embedded.ts'
import { findChromium } from '#platform/documents/find-chromium.ts'
import { openBrowser } from '../journeys/open-browser.ts'
import { serveBareMap } from './frames/bare-map.ts'
import { fillOpenCases } from './frames/fill-open-cases.ts'
import { pan } from './frames/pan.ts'
import { type Look, type Place, symbolsInView } from './frames/symbols-in-view.ts'
import { freePort } from './free-port.ts'
import { HttpClient } from './lifecycle/http-client.ts'
import { startServer } from './lifecycle/server-process.ts'
import { machineFacts } from './machine.ts'
import { TileClient } from './tiles/ask-tile.ts'
import type { Spread } from './tiles/spread.ts'

const SCREEN = { width: 1440, height: 900 }
const ACCOUNT = 'dutyChief1'
const PASSWORD = 'Yiwang-demo-1'
/** From the whole district to one neighbourhood. */
const ZOOMS = [10.5, 11.5, 12.5, 14.5]
/** The district fills the screen. */
const WHOLE_ZOOM = 12.5
const SETTLE_MS = 3000

const { buildFrontEnds } = createRequire(import.meta.url)('../bin/launch/build-front-ends.js') as {
  buildFrontEnds(node: string): Promise<void>
}

/** Frames of the product's map with very many open cases, beside a bare map with as many circles, in the same run. */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: { cases: { type: 'string', default: '50000' } },
  })
  const count = Number(values.cases)
  const machine = machineFacts()
  await buildFrontEnds(process.execPath)
  const dataDir = mkdtempSync(join(tmpdir(), 'yiwang-frames-'))
  process.env.YIWANG_DATA = dataDir
  const database = await resolveDatabase(process.env, dataDir, () => {})
  try {
    const points = await fillOpenCases(count, (text) => console.error(text))
    const port = await freePort()
    const server = await startServer(port, dataDir)
    // People look at maps in a browser with windows, whose drawing is twice as quick.
    const browser = await openBrowser(findChromium())
    let measured: object
    try {
      measured = await measure(browser, port, points)
    } finally {
      await browser.close()
      await server.stop()
    }
    const result = { bench: 'frames', machine, screen: SCREEN, cases: points.length, ...measured }
    writeFileSync(`bench/results/frames-${count}.json`, `${JSON.stringify(result, null, 2)}\n`)
    console.log(JSON.stringify(result))
  } finally {
    const embedded = await attachEmbedded({ dataDir })
    await embedded?.stop()
    await database.embedded?.stop()
    for (const folder of [dataDir, database.embedded?.dataFolder ?? dataDir])
      rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(browser: Browser, port: number, points: readonly Place[]) {
  const middle = middleOf(points)
  const url = `http://127.0.0.1:${port}`
  const http = new HttpClient(port, 1)
  const client = new TileClient(port, await http.signIn(ACCOUNT, PASSWORD), 6)
  const product: Record<string, object> = {}
  const page = await signedIn(browser, url)
  const productOn = async (name: string, zoom: number) => {
    const look = { ...middle, zoom }
    const measured = await productAt(page, url, look)
    product[name] = { ...measured, ...(await symbolsInView(client, look, measured.map)) }
    console.error(name, JSON.stringify(product[name]))
    return measured.map
  }
  let map = SCREEN
  for (const zoom of ZOOMS) map = await productOn(`z${zoom}`, zoom)
  // The same with a window so large that the map alone, without the panels beside it, has the whole size.
  await page.setViewportSize({ width: 2 * SCREEN.width - map.width, height: 2 * SCREEN.height - map.height })
  await productOn(`z${WHOLE_ZOOM}, map ${SCREEN.width} × ${SCREEN.height}`, WHOLE_ZOOM)
  await page.context().close()
  client.close()
  http.close()
  const bareMaps: Record<string, object> = {}
  const bare = await serveBareMap(points)
  for (const most of [0, 3000, 5000, points.length]) {
    bareMaps[`${most} circles`] = await bareAt(browser, bare.url, { ...middle, zoom: WHOLE_ZOOM }, most)
    console.error(`${most} circles`, JSON.stringify(bareMaps[`${most} circles`]))
  }
  bare.server.close()
  return { product, bareMaps }
}

async function signedIn(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: SCREEN, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await page.goto(`${url}/sign-in`)
  const status = await page.evaluate(
    async ([account, password]) => {
      const answer = await fetch('/api/v1/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account, password }),
      })
      return answer.status
    },
    [ACCOUNT, PASSWORD],
  )
  if (status !== 200) throw new Error(`${ACCOUNT} cannot sign in: ${status}`)
  return page
}

/** The map page as a dispatcher has it, with all that stands around the map. */
async function productAt(
  page: Page,
  url: string,
  { lon, lat, zoom }: Look,
): Promise<{ frames: Spread; map: { width: number; height: number } }> {
  await page.goto(`${url}/c/map?v=${lon.toFixed(5)},${lat.toFixed(5)},${zoom}&on=case_open`)
  const canvas = page.locator('canvas.maplibregl-canvas').first()
  await canvas.waitFor({ timeout: 60_000 })
  await page.waitForTimeout(SETTLE_MS)
  const box = await canvas.boundingBox()
  if (!box) throw new Error('the page shows no map')
  const frames = await pan(page, box)
  return { frames, map: { width: Math.round(box.width), height: Math.round(box.height) } }
}

/** A map over the whole screen and circles, and nothing else. */
async function bareAt(
  browser: Browser,
  url: string,
  { lon, lat, zoom }: Look,
  most: number,
): Promise<{ frames: Spread; circlesInView: number }> {
  const context = await browser.newContext({ viewport: SCREEN })
  const page = await context.newPage()
  await page.goto(`${url}?lon=${lon}&lat=${lat}&zoom=${zoom}&most=${most}`)
  await page.waitForFunction(() => document.title.startsWith('drawn '), null, { timeout: 120_000 })
  const circlesInView = Number((await page.title()).slice('drawn '.length))
  const frames = await pan(page, { x: 0, y: 0, ...SCREEN })
  await context.close()
  return { frames, circlesInView }
}

function middleOf(points: readonly Place[]): Place {
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
  return { lon: middle(points.map(({ lon }) => lon)), lat: middle(points.map(({ lat }) => lat)) }
}
