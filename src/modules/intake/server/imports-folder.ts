import { join } from 'node:path'
import type { Config } from '#platform/config/config.ts'

/** Where uploaded tables wait for their import, and rejected rows for whoever corrects them. */
export function importsFolder(config: Config): string {
  return join(config.dataDir, 'imports')
}
