import { type Browser, chromium } from 'playwright-core'
import { fault, isFault } from '#core/fault.ts'
import { findChromium } from './find-chromium.ts'

export interface PrintOptions {
  /** For one page; the browser is ended when it is over. */
  timeoutMs?: number
}

const LONGEST_PRINT_MS = 60_000
const ARGUMENTS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--disable-dev-shm-usage',
  // Whatever the page holds: no name is ever looked up.
  '--host-resolver-rules=MAP * ~NOTFOUND',
]

/** After so many pages the browser is handed on, so that a long print does not keep a short one waiting. */
const PAGES_A_TURN = 8
const MOST_WAITING = 30

/** Prints wait for one another: a browser takes some hundred megabytes. */
let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/** One page of HTML as a PDF file. */
export async function printPdf(html: string, options: PrintOptions = {}): Promise<Buffer> {
  return inTurn(async (browser) => printOne(browser, html, options.timeoutMs ?? LONGEST_PRINT_MS))
}

/** Pages of HTML as PDF files, one after the other as they come. They run no script and reach no network. */
export async function* printPdfs(
  pages: AsyncIterable<string> | Iterable<string>,
  options: PrintOptions = {},
): AsyncGenerator<Buffer> {
  const timeoutMs = options.timeoutMs ?? LONGEST_PRINT_MS
  const print = (batch: readonly string[]) =>
    inTurn(async (browser) => {
      const made: Buffer[] = []
      for (const html of batch) made.push(await printOne(browser, html, timeoutMs))
      return made
    })
  let batch: string[] = []
  for await (const html of pages) {
    batch.push(html)
    if (batch.length < PAGES_A_TURN) continue
    yield* await print(batch)
    batch = []
  }
  if (batch.length > 0) yield* await print(batch)
}

export interface Printed {
  pdf: Buffer
  /** Of each element with `data-picture`, in their order, as a PNG of twice the size that a screen shows. */
  pictures: Buffer[]
}

/** One browser for many pages, for as long as the work takes: others who print wait. */
export async function withPrinter<T>(work: (print: (html: string) => Promise<Printed>) => Promise<T>): Promise<T> {
  return inTurn(async (browser) => work((html) => printWhole(browser, html, LONGEST_PRINT_MS)))
}

async function inTurn<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  if (waiting >= MOST_WAITING) throw busy()
  waiting += 1
  const before = last
  let done = () => {}
  last = new Promise<void>((resolve) => {
    done = resolve
  })
  let browser: Browser | null = null
  try {
    await before
    browser = await open()
    return await work(browser)
  } finally {
    await browser?.close().catch(() => {})
    waiting -= 1
    done()
  }
}

async function open(): Promise<Browser> {
  try {
    const { executablePath, args } = await findChromium()
    return await chromium.launch({ executablePath, headless: true, args: [...ARGUMENTS, ...args], timeout: 30_000 })
  } catch {
    throw noChromium()
  }
}

const printOne = async (browser: Browser, html: string, timeoutMs: number): Promise<Buffer> =>
  (await printWhole(browser, html, timeoutMs, false)).pdf

async function printWhole(browser: Browser, html: string, timeoutMs: number, isPictured = true): Promise<Printed> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    offline: true,
    ...(isPictured ? { deviceScaleFactor: 2 } : {}),
  })
  const timer = setTimeout(() => void browser.close().catch(() => {}), timeoutMs)
  try {
    const page = await context.newPage()
    // All that the page needs stands in it.
    await page.route('**/*', (route) => route.abort())
    await page.setContent(html, { waitUntil: 'load', timeout: timeoutMs })
    // Letters come as a style sheet and are ready a moment later; printed before, the page would be empty.
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    const pictures: Buffer[] = []
    if (isPictured)
      for (const picture of await page.locator('[data-picture]').all())
        pictures.push(await picture.screenshot({ type: 'png', timeout: timeoutMs }))
    return { pdf: await page.pdf({ preferCSSPageSize: true, printBackground: false }), pictures }
  } catch (error) {
    if (isFault(error)) throw error
    throw failed()
  } finally {
    clearTimeout(timer)
    await context.close().catch(() => {})
  }
}

const noChromium = () =>
  fault('no-chromium', {
    status: 503,
    zh: '这台服务器上没有可用的 Chromium，不能生成 PDF。请安装系统的 chromium（或用 YIWANG_CHROMIUM 指明位置）；也可先导出 XLSX 或 DOCX，在办公软件里另存为 PDF。',
    en: 'There is no working Chromium on this server to make a PDF. Install chromium or name it in YIWANG_CHROMIUM; or export XLSX or DOCX and save that as PDF.',
  })

const busy = () =>
  fault('print-busy', {
    status: 503,
    zh: '现在打印的人很多，正在排队。请过一分钟再试。',
    en: 'Many are printing now. Try again in a minute.',
  })

const failed = () =>
  fault('print-failed', {
    status: 503,
    zh: '抱歉，PDF 没有生成（超过时限或浏览器中断）。请重试；仍不成功的，先导出 XLSX 或 DOCX。',
    en: 'The PDF was not made (time limit, or the browser ended). Try again, or export XLSX or DOCX.',
  })
