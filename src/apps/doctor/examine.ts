import { existsSync } from 'node:fs'
import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Config, readConfig } from '#platform/config/config.ts'
import { openDatabase } from '#platform/db/database.ts'
import { resolveDatabase } from '#platform/db/database-url.ts'
import { schemaChecksum } from '#platform/db/migrate.ts'
import { findSetting } from '#platform/settings/setting-store.ts'
import { discoverModules, migrationFolders } from '../discover.ts'

export interface Finding {
  what: string
  ok: boolean
  /** How it is, or what is wrong and what to do. */
  zh: string
}

const LEAST_FREE_BYTES = 1024 ** 3

/** Every check runs whatever the others found. */
export async function examine(root: string, env: Readonly<Record<string, string | undefined>>): Promise<Finding[]> {
  let config: Config
  try {
    config = readConfig(root, env)
  } catch (error) {
    return [wrong('设置', error)]
  }
  const checks: [string, () => Promise<string>][] = [
    [
      'Node',
      async () =>
        needs(
          Number(process.versions.node.split('.')[0]) >= 24,
          `版本 ${process.version}`,
          '需要 24 或更高版本，请用 bin/yiwang 启动',
        ),
    ],
    ['模块', async () => `${(await discoverModules()).length} 个，操作均有处理程序`],
    ['数据目录', () => checkDataDir(config)],
    ['端口', () => checkPort(config)],
    [
      '界面',
      async () =>
        needs(existsSync(join(root, 'dist/index.html')), '已构建', '尚未构建，请运行 npm start 或 npm run build'),
    ],
    ['数据库', () => checkDatabase(config, env)],
  ]
  const findings: Finding[] = []
  for (const [what, check] of checks)
    findings.push(
      await check().then(
        (zh) => ({ what, ok: true, zh }),
        (error) => wrong(what, error),
      ),
    )
  return findings
}

function needs(holds: boolean, good: string, bad: string): string {
  if (!holds) throw new Error(bad)
  return good
}

function wrong(what: string, error: unknown): Finding {
  const zh =
    error instanceof Error && 'sentence' in error
      ? String(error.sentence)
      : error instanceof Error
        ? error.message
        : String(error)
  return { what, ok: false, zh }
}

async function checkDataDir({ dataDir }: Config): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  await access(dataDir, constants.W_OK).catch(() => {
    throw new Error(`${dataDir} 不可写。请改权限，或用 YIWANG_DATA 指定别处`)
  })
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize
  return needs(
    free >= LEAST_FREE_BYTES,
    `${dataDir}，可用 ${Math.round(free / 1024 ** 3)} GiB`,
    `${dataDir} 所在磁盘不足 1 GiB，请清理`,
  )
}

async function checkPort({ port, host }: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Error(
          error.code === 'EADDRINUSE'
            ? `端口 ${port} 已被占用（服务可能正在运行），或用 YIWANG_PORT 另选`
            : `端口 ${port} 不能使用：${error.message}`,
        ),
      ),
    )
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
  return `端口 ${port} 可用`
}

async function checkDatabase(config: Config, env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const found = await resolveDatabase(env, config.dataDir, () => {})
  const db = openDatabase(found.appUrl, { connections: 1 })
  try {
    const district = await findSetting<{ name: string }>(db, 'district').catch(() => null)
    if (!district) return '可连接，还没有区（请运行 bin/yiwang seed --demo 或 init）'
    const checksum = await schemaChecksum(migrationFolders(await discoverModules()))
    return `可连接，区：${district.name}，结构 ${checksum.slice(0, 8)}`
  } finally {
    await db.end()
    await found.embedded?.stop()
  }
}
