import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '#platform/documents/find-chromium.ts'

/** The machine's own Chromium where there is one, else the one from npm: the same that prints. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, args } = await findChromium()
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
