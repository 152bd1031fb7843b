import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, readConfig } from '#platform/config/config.ts'
import { discoverModules } from '../discover.ts'
import { checkDatabase } from './check-database.ts'
import { checkDataDir, checkPort } from './check-place.ts'
import { type Check, type Finding, findingOf, needs } from './finding.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Every check runs whatever the others found. */
export async function examine(root: string, env: Environment): Promise<Finding[]> {
  let config: Config | null = null
  const settings = await findingOf('设置', async () => {
    config = readConfig(root, env)
    return '环境变量均可识别'
  })
  const findings = [settings]
  for (const [what, check] of config ? checksOf(root, config, env) : []) findings.push(await findingOf(what, check))
  return findings
}

function checksOf(root: string, config: Config, env: Environment): [string, Check][] {
  const isNew = Number.parseInt(process.versions.node, 10) >= 24
  return [
    ['Node', async () => needs(isNew, `版本 ${process.version}`, '需要 24 或更高版本，请用 bin/yiwang 启动')],
    ['模块', async () => `${(await discoverModules()).length} 个，操作均有处理程序`],
    ['数据目录', () => checkDataDir(config)],
    ['端口', () => checkPort(config)],
    ['界面', async () => needs(isBuilt(root), '已构建', '尚未构建，请运行 npm start 或 npm run build')],
    ['数据库', () => checkDatabase(config, env)],
  ]
}

function isBuilt(root: string): boolean {
  return existsSync(join(root, 'dist/index.html'))
}
