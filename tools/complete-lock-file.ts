import { readFile, writeFile } from 'node:fs/promises'

interface Entry {
  version?: string
  optional?: boolean
  dev?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}
export interface LockFile {
  packages: Record<string, Entry>
}

const SYSTEMS: Record<string, string> = { win32: 'win32', windows: 'win32', macos: 'darwin', linuxmusl: 'linux' }
for (const name of ['android', 'aix', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos'])
  SYSTEMS[name] = name
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/**
 * npm leaves packages for other machines out of the lock file when the registry at hand does not carry them, and then
 * `npm ci` refuses that lock file everywhere. Each is pinned by whoever asks for it, so that it can be written in.
 * Returns the names that were added.
 */
export function completeLockFile(lock: LockFile): string[] {
  const added: string[] = []
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isThere(lock, place, name)) continue
      if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${place} asks for ${name} ${version}: not one version`)
      lock.packages[`node_modules/${name}`] = { version, optional: true, ...(dev ? { dev } : {}), ...machineOf(name) }
      added.push(name)
    }
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))
  lock.packages = Object.fromEntries(sorted)
  return added
}

/** Looks where Node would: in the package itself, then in each folder above it. */
function isThere(lock: LockFile, place: string, name: string): boolean {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (lock.packages[at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`]) return true
    if (at === '') return false
    if (!at.includes('/node_modules/')) return lock.packages[`node_modules/${name}`] !== undefined
  }
}

/** These packages are named for the machine they are for; without it npm would try to install them on ours. */
function machineOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> {
  const words = name.slice(name.indexOf('/') + 1).split(/[-.]/)
  const os = words.map((word) => SYSTEMS[word]).find((found) => found !== undefined)
  const cpu = words.find((word) => PROCESSORS.includes(word))
  if (!cpu) throw new Error(`${name} does not name its processor`)
  const libc = /musl/.test(name) ? 'musl' : os === 'linux' && /-gnu(eabihf)?$/.test(name) ? 'glibc' : null
  return { cpu: [cpu], ...(os ? { os: [os] } : {}), ...(libc ? { libc: [libc] } : {}) }
}

if (import.meta.main) {
  const file = new URL('../package-lock.json', import.meta.url)
  const lock = JSON.parse(await readFile(file, 'utf8')) as LockFile
  const added = completeLockFile(lock)
  if (added.length > 0) await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.error(`package-lock.json: ${added.length} packages for other machines added`)
}
