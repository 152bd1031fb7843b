import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { ROOT } from '#apps/discover.ts'
import { addFrontEnds } from '#apps/front-ends.ts'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { buildHttpServer } from '#platform/http/http-server.ts'
import { openBrowser } from './open-browser.ts'

/** UX: consoles are looked at on screens of this size. */
const SCREEN: Screen = { width: 1366, height: 768 }
/** A crowded machine is no fault of the page; speed is measured in bench/. */
const LONGEST_WAIT_MS = 40_000

interface Screen {
  width: number
  height: number
}

export interface OpenConsole {
  house: TestHouse
  url: string
  password: string
  /** A page of somebody who has signed in, at the address; each person has a browser profile of their own. */
  signIn(account: string, path: string, options?: { language?: 'zh' | 'en'; screen?: Screen }): Promise<Page>
  /** A page of nobody. */
  visit(path: string): Promise<Page>
  /** Faults of the pages since the last time: what the browser's console said and scripts that broke. */
  faults(): string[]
  /** Everybody goes home: all pages are closed. After a failure they are pictured first, under `var/journeys/`. */
  leave(failed?: string): Promise<void>
  close(): Promise<void>
}

const { buildFrontEnds } = createRequire(import.meta.url)('../bin/launch/build-front-ends.js') as {
  buildFrontEnds(node: string): Promise<void>
}

/**
 * The whole house with its screens on a free port and a database of its own, and a real browser before it.
 * `background: 'all'`: what the house does by itself, by the clock, runs too.
 */
export async function openConsole(options: { nowMs?: () => number; background?: 'all' } = {}): Promise<OpenConsole> {
  await buildFrontEnds(process.execPath)
  // A copy: whoever builds meanwhile does not take the files from under the browser.
  const root = await mkdtemp(join(tmpdir(), 'yiwang-journey-'))
  await cp(join(ROOT, 'dist'), join(root, 'dist'), { recursive: true })
  const house = await testHouse({ seed: 'demo', background: 'reactions', ...options })
  if (options.background === 'all') house.runtime.startPulses()
  const server = await buildHttpServer(house.runtime)
  await addFrontEnds(server, root)
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  const browser = await openBrowser()
  const people = join(ROOT, 'districts', house.runtime.config.district, 'people.json')
  const { password } = JSON.parse(await readFile(people, 'utf8')) as { password: string }
  const said: string[] = []
  const contexts: BrowserContext[] = []

  const open = async (language: 'zh' | 'en', screen = SCREEN) => {
    const context = await browser.newContext({
      viewport: screen,
      locale: language === 'zh' ? 'zh-CN' : 'en-US',
      timezoneId: 'Asia/Shanghai',
    })
    contexts.push(context)
    context.on('weberror', (error) => said.push(error.error().message))
    context.on('console', (message) => {
      if (message.type() === 'error' && !/401|404|409|422/.test(message.text()))
        said.push(`${message.text()} ${message.location().url}`)
    })
    context.setDefaultTimeout(LONGEST_WAIT_MS)
    await context.addInitScript((kept) => {
      // Blank pages before the first address have no storage.
      if (location.protocol.startsWith('http')) localStorage.setItem('yiwang.language', kept)
    }, language)
    return context
  }
  const leave = async (failed?: string) => {
    const pages = contexts.flatMap((context) => context.pages())
    if (failed !== undefined)
      for (const [at, page] of pages.entries())
        await page.screenshot({
          path: join(ROOT, 'var/journeys', `${failed.replace(/[^\p{L}\p{N}]+/gu, '-')}-${at}.png`),
        })
    for (const context of contexts.splice(0)) await context.close()
  }
  return {
    house,
    url,
    password,
    signIn: async (account, path, { language = 'zh', screen = SCREEN } = {}) => {
      const context = await open(language, screen)
      const answer = await context.request.post(`${url}/api/v1/sign-in`, { data: { account, password } })
      if (!answer.ok()) throw new Error(`${account} cannot sign in: ${await answer.text()}`)
      const page = await context.newPage()
      await page.goto(`${url}${path}`)
      // Consoles have a menu, walls only their scene.
      await page.locator('nav, main').first().waitFor()
      return page
    },
    visit: async (path) => {
      const page = await (await open('zh')).newPage()
      await page.goto(`${url}${path}`)
      return page
    },
    faults: () => said.splice(0),
    leave,
    close: async () => {
      await leave()
      await browser.close()
      await server.close()
      await house.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}
