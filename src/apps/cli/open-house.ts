import { fault } from '#core/fault.ts'
import { type Config, readConfig } from '#platform/config/config.ts'
import { type ResolvedDatabase, resolveDatabase } from '#platform/db/database-url.ts'
import { type OpenRuntime, openRuntime } from '#platform/open-runtime.ts'
import { discoverModules, plugsOf, ROOT } from '../discover.ts'
import { APP_ROLE, prepareDatabase } from '../prepare-database.ts'
import { installedDistrict } from './installed-district.ts'

export interface House {
  config: Config
  runtime: OpenRuntime
  ownerUrl: string
  /** Stops what this process started, the embedded database included. */
  close(): Promise<void>
}

export interface HouseOptions {
  demo?: boolean
  district?: string
  background?: 'all' | 'reactions' | 'none'
  /** True: a database that no district has been loaded into is refused. */
  needsDistrict?: boolean
  nowMs?: () => number
  say?: (text: string) => void
}

/** Opens the database (or starts the embedded one), migrates it and puts the house together. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const say = options.say ?? (() => {})
  const env = readConfig(ROOT, process.env)
  const demo = options.demo === true || env.demo
  const database = await resolveDatabase(process.env, env.dataDir, say)
  try {
    const modules = await discoverModules()
    const steps = await prepareDatabase(database.ownerUrl, modules, {
      appRole: appRoleOf(database),
      onStep: ({ module, name }) => say(`数据库结构 ${module}/${name}`),
    })
    if (!database.embedded && database.appUrl === database.ownerUrl)
      say('注意：运行与建结构是同一个数据库用户，记录能被改写。正式使用请另设 DATABASE_OWNER_URL，两者分开')
    if (steps.length > 0) say(`数据库结构已更新（${steps.length} 步）`)
    const installed = await installedDistrict(database.appUrl)
    if (options.needsDistrict && !installed)
      throw fault('no-district', {
        status: 422,
        zh: '数据库里还没有区。请先运行 bin/yiwang seed --demo（演示区）或 bin/yiwang init。',
        en: 'No district is loaded yet. Run bin/yiwang seed --demo or bin/yiwang init first.',
      })
    const district = installed ?? options.district ?? env.district
    const config = { ...env, demo, district }
    const runtime = await openRuntime({
      config,
      plugs: await plugsOf(modules),
      appUrl: database.appUrl,
      ownerUrl: database.ownerUrl,
      background: options.background ?? 'none',
      ...(options.nowMs ? { nowMs: options.nowMs } : {}),
    })
    return {
      config,
      runtime,
      ownerUrl: database.ownerUrl,
      close: async () => {
        await runtime.close()
        // The last one out stops the embedded server; while others use it, it stays.
        await database.embedded?.stop()
      },
    }
  } catch (error) {
    await database.embedded?.stop()
    throw error
  }
}

/** The role that gets its rights from migrations; null when one user does everything. */
export function appRoleOf({ embedded, appUrl, ownerUrl }: ResolvedDatabase): string | null {
  if (!embedded && appUrl === ownerUrl) return null
  return decodeURIComponent(new URL(appUrl.replace(/^socket:/, 'postgres:')).username) || APP_ROLE
}
