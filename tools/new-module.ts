import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ROOT } from '#apps/discover.ts'
import { type NewModule, skeleton } from './new-module/skeleton.ts'

/** `npm run new-module <id> <中文名> [English name]`: a module that starts, shows a page, and passes every check. */
const RESERVED = new Set([
  'platform',
  'public',
  'information_schema',
  'graphile_worker',
  'core',
  'ui',
  'apps',
  'adapters',
])
const USAGE = 'npm run new-module <id> <中文名> [English name], for example: npm run new-module noise 噪声 Noise'

function readWish([id = '', zh = '', en = `${id.charAt(0).toUpperCase()}${id.slice(1)}`, ...rest]: string[]):
  | NewModule
  | string {
  if (rest.length > 0 || zh === '') return USAGE
  if (!/^[a-z][a-z0-9]{1,30}$/.test(id) || id.startsWith('pg'))
    return `"${id}" cannot be an id: small letters and digits, a letter first, for it names the folder and the schema`
  if (RESERVED.has(id)) return `"${id}" is the name of another part of the house: choose another id`
  if (existsSync(join(ROOT, 'src/modules', id))) return `src/modules/${id} exists already: choose another id`
  if (!/^\p{Script=Han}[\p{Script=Han}A-Za-z0-9（）·]{0,19}$/u.test(zh))
    return `"${zh}" cannot be the Chinese name: 1 to 20 characters, beginning with a Chinese one`
  if (!/^[A-Za-z][A-Za-z0-9 -]{0,39}$/.test(en)) return `"${en}" cannot be the English name: letters, digits, blanks`
  return { id, zh, en }
}

function run(what: string, words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: ROOT, encoding: 'utf8' })
  if (status === 0) return
  console.error(`${what} failed:\n${stdout}${stderr}`)
  process.exit(1)
}

const wish = readWish(process.argv.slice(2))
if (typeof wish === 'string') {
  console.error(wish)
  process.exit(2)
}
const files = skeleton(wish)
for (const [path, text] of Object.entries(files)) {
  await mkdir(dirname(join(ROOT, path)), { recursive: true })
  await writeFile(join(ROOT, path), text)
  console.log(path)
}
const folder = `src/modules/${wish.id}`
const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome')
run('formatting', [biome, 'check', '--write', '--vcs-enabled=false', folder])
run('writing docs/generated', [join(ROOT, 'tools/generate-docs.ts')])
console.log(`
${folder} is there and docs/generated tells of it. Next:
  npm test -- ${folder}
  YIWANG_WRITE_MATRIX=1 npm test -- operations.allow   (accepts the new row of the permission matrix; read the difference)
  npm run check`)
