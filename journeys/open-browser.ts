import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import packed from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** The machine's own Chromium where there is one, else the one from npm, which unpacks itself once. */
export async function openBrowser(): Promise<Browser> {
  const own = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  )
  return chromium.launch({
    executablePath: own ?? (await unpacked()),
    headless: true,
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--font-render-hinting=none',
      // The packed one is a shell without windows.
      ...(own ? [] : ['--headless=shell']),
    ],
  })
}

const LOCK = join(tmpdir(), 'yiwang-chromium.lock')
const LONGEST_UNPACK_MS = 60_000

/** Two processes that unpack at once would run a half-written file. */
async function unpacked(): Promise<string> {
  const giveUpMs = Date.now() + LONGEST_UNPACK_MS
  while (
    !(await mkdir(LOCK).then(
      () => true,
      () => false,
    ))
  ) {
    if (Date.now() > giveUpMs) await rm(LOCK, { recursive: true, force: true })
    await wait(100)
  }
  try {
    return await packed.executablePath()
  } finally {
    await rm(LOCK, { recursive: true, force: true })
  }
}
