import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startFaults } from '../../start-faults.ts'
import type { DataPlace } from './data-place.ts'
import { ADMIN_ROLE } from './embedded-url.ts'
import { explainEnding } from './explain-ending.ts'
import { serverEnvironment } from './server-environment.ts'
import type { ServerPurpose } from './server-settings.ts'

/** Makes a new database beside its place and moves it there when it is whole: a start that is cut off leaves nothing. */
export async function createCluster(binaries: string, place: DataPlace, purpose: ServerPurpose) {
  const { uid, gid } = place.account
  const draft = `${place.dataFolder}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft)
  await chmod(draft, 0o700)
  await chown(draft, uid, gid).catch((error) => {
    throw startFaults.dataFolderNotWritable(draft, error)
  })
  const options = [
    `--pgdata=${draft}`,
    `--username=${ADMIN_ROLE}`,
    '--encoding=UTF8',
    // Order and case by Unicode code point, the same on every machine whatever locales it has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    // The socket folder decides who gets in.
    '--auth-local=trust',
    '--auth-host=reject',
    '--no-instructions',
    ...(purpose === 'test' ? ['--no-sync'] : []),
  ]
  try {
    await promisify(execFile)(join(binaries, 'bin/initdb'), options, { uid, gid, cwd: '/', env: serverEnvironment() })
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    const failure = error as NodeJS.ErrnoException & { stderr?: string }
    if (failure.code === 'ENOENT' || failure.code === 'EPERM' || failure.code === 'EACCES' || failure.code === 'EINVAL')
      throw startFaults.embeddedUnsupported(`${process.platform}-${process.arch}`, failure)
    throw explainEnding(failure.stderr || failure.message, place.home, 'initdb')
  }
  await rename(draft, place.dataFolder).catch(() => {
    throw startFaults.embeddedDidNotStart('这个文件夹里有别的文件，不是数据库', place.dataFolder)
  })
}
