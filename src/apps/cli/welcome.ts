import { readFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { Config } from '#platform/config/config.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'

interface DemoAccount {
  account: string
  password: string
  posts: string[]
}

/** Where to go and, in a demonstration, whom to be. */
export async function printWelcome(config: Config): Promise<void> {
  const hosts = [
    'localhost',
    ...Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter((face) => face.family === 'IPv4' && !face.internal)
      .map((face) => face.address),
  ]
  const lines = [
    '',
    '一网 已启动',
    ...hosts.map((host) => `  工作台   http://${host}:${config.port}/`),
    `  接口文档 http://localhost:${config.port}/api/docs`,
  ]
  const accounts = config.demo ? await readAccounts(config.dataDir) : []
  if (accounts.length > 0) {
    const titles = await readPostTitles(config)
    lines.push('', '演示账号（演示数据，均为虚构；口令公开，请勿接入公网）：')
    for (const { account, password, posts } of firstOfEachPost(accounts))
      lines.push(`  ${account.padEnd(26)} ${password}   ${posts.map((post) => titles.get(post) ?? post).join('、')}`)
    lines.push(`  全部 ${accounts.length} 个账号见 ${join(config.dataDir, 'demo-accounts.json')}`)
  }
  lines.push('', '按 Ctrl-C 停止', '')
  console.error(lines.join('\n'))
}

async function readAccounts(dataDir: string): Promise<DemoAccount[]> {
  const text = await readFile(join(dataDir, 'demo-accounts.json'), 'utf8').catch(() => '[]')
  return JSON.parse(text) as DemoAccount[]
}

async function readPostTitles({ root, district }: Config): Promise<Map<string, string>> {
  const { posts } = await openDistrictFolder(root, district).get<{ posts: { id: string; zh: string }[] }>('posts')
  return new Map(posts.map(({ id, zh }) => [id, zh]))
}

/** One account for each post is enough to try every page. */
function firstOfEachPost(accounts: readonly DemoAccount[]): DemoAccount[] {
  const seen = new Set<string>()
  return accounts.filter((account) => {
    const fresh = account.posts.some((post) => !seen.has(post))
    for (const post of account.posts) seen.add(post)
    return fresh
  })
}
