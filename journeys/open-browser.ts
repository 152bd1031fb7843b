import { type Browser, chromium } from 'playwright-core'
import { type FoundChromium, unpackChromium } from '#platform/documents/find-chromium.ts'

/** The Chromium from npm, if not told otherwise: every machine looks at the pages with the same one. */
export async function openBrowser(found: Promise<FoundChromium> = unpackChromium()): Promise<Browser> {
  const { executablePath, args } = await found
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--font-render-hinting=none',
      // A renderer kept ready for whoever comes next costs more than it saves where each person has one page.
      '--disable-features=SpareRendererForSitePerProcess',
      ...args,
    ],
  })
}
