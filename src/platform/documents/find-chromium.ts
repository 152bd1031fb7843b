import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import packed from '@sparticuz/chromium'

const OWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

export interface FoundChromium {
  executablePath: string
  /** The packed one is a shell without windows. */
  args: readonly string[]
}

/**
 * The Chromium that prints and that the browser journeys use: the one named in YIWANG_CHROMIUM, the machine's own, else
 * the one from npm, which unpacks itself once.
 */
export async function findChromium(): Promise<FoundChromium> {
  const named = process.env.YIWANG_CHROMIUM
  const own = named && existsSync(named) ? named : OWN.find((path) => existsSync(path))
  if (own) return { executablePath: own, args: [] }
  return unpackChromium()
}

/** The one from npm: the same release everywhere, without the window system, which saves a fifth of the work. */
export async function unpackChromium(): Promise<FoundChromium> {
  return { executablePath: await unpacked(), args: ['--headless=shell'] }
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
