import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '#apps/discover.ts'
import { happeningsPage } from './docs-pages/happenings-page.ts'
import { readHouseFacts } from './docs-pages/house-facts.ts'
import { lifeCyclePage } from './docs-pages/life-cycle-page.ts'
import { modulesPage } from './docs-pages/modules-page.ts'
import { operationsPage } from './docs-pages/operations-page.ts'
import { permissionsPage } from './docs-pages/permissions-page.ts'
import { isSchemaPageFresh, schemaPage } from './docs-pages/schema-page.ts'

/** `npm run docs` writes docs/generated from the house itself; with `--check` it says which pages are stale. */
const FOLDER = 'docs/generated'
const SCHEMA = 'schema.md'

const facts = await readHouseFacts()
const pages = new Map<string, string>([
  ['operations.md', operationsPage(facts)],
  ['permissions.md', permissionsPage(facts)],
  ['happenings.md', happeningsPage(facts)],
  ['modules.md', modulesPage(facts)],
])
const lifeCycle = await lifeCyclePage()
if (lifeCycle !== null) pages.set('life-cycle.md', lifeCycle)

if (process.argv.includes('--check')) await check()
else await write()

async function write() {
  pages.set(SCHEMA, await schemaPage())
  await mkdir(join(ROOT, FOLDER), { recursive: true })
  for (const [name, text] of pages) await writeFile(join(ROOT, FOLDER, name), text)
  console.log(`${pages.size} pages in ${FOLDER}`)
}

async function check() {
  const find = (name: string) => readFile(join(ROOT, FOLDER, name), 'utf8').catch(() => null)
  const stale: string[] = []
  for (const [name, text] of pages) if ((await find(name)) !== text) stale.push(name)
  const schema = await find(SCHEMA)
  if (schema === null || !(await isSchemaPageFresh(schema))) stale.push(SCHEMA)
  const unknown = (await readdir(join(ROOT, FOLDER)).catch(() => [])).filter(
    (name) => !pages.has(name) && name !== SCHEMA,
  )
  for (const name of stale) console.log(`${FOLDER}/${name}:1  [stale] run npm run docs`)
  for (const name of unknown) console.log(`${FOLDER}/${name}:1  [unknown] nothing makes this page: remove it`)
  const isFresh = stale.length + unknown.length === 0
  if (isFresh) console.log(`${pages.size + 1} pages`)
  process.exitCode = isFresh ? 0 : 1
}
