import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

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

const PACKAGE = '@sparticuz/chromium'
const run = promisify(execFile)

/**
 * In a folder of this account and this release: what anybody else laid into the common one is not run, and an older one
 * not taken for it. It gets its name when it is whole; of two that unpack at once the second finds it there.
 */
async function unpacked(): Promise<string> {
  const folder = join(tmpdir(), `yiwang-chromium-${process.getuid?.() ?? 0}-${await release()}`)
  const executablePath = join(folder, 'chromium')
  if (!existsSync(executablePath)) {
    const draft = await mkdtemp(`${folder}-`)
    try {
      // The package unpacks to where temporary files lie; of its own process, so that nobody else's go there.
      const script = `import packed from '${PACKAGE}'; await packed.executablePath()`
      const env = { ...process.env, TMPDIR: draft, NODE_OPTIONS: '' }
      await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: import.meta.dirname, env })
      await rename(draft, folder)
    } catch (error) {
      await rm(draft, { recursive: true, force: true })
      if (!existsSync(executablePath)) throw error
    }
  }
  if ((await stat(folder)).uid !== process.getuid?.()) throw new Error(`${folder} belongs to another user: remove it`)
  return executablePath
}

async function release(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'))
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    const card = existsSync(file)
      ? (JSON.parse(await readFile(file, 'utf8')) as { name?: string; version?: string })
      : {}
    if (card.name === PACKAGE && card.version) return card.version
  }
  throw new Error(`the package ${PACKAGE} has no release`)
}
