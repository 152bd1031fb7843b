import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { commandCheck, runCommandCheck } from '../checks/command-checks.ts'

interface CommandPlant {
  check: string
  /** Files to write; `append` adds to what is there. */
  files: Record<string, string>
  /** What the output must name: file and, where it tells them apart, the kind of fault. */
  names: readonly RegExp[]
}

const soil = 'src/platform/garden'

const PLANTS: readonly CommandPlant[] = [
  {
    check: 'types',
    files: { [`${soil}/wrong-type.ts`]: "export const count: number = 'one'\n" },
    names: [/garden\/wrong-type\.ts/],
  },
  {
    check: 'unused',
    files: {
      [`${soil}/nobody-needs.ts`]: 'export const lonely = 1\n',
      [`${soil}/has-two.ts`]: 'export const wanted = 1\nexport const unwanted = 2\n',
      [`${soil}/one.test.ts`]: "import { wanted } from './has-two.ts'\nimport 'never-listed'\nwanted.toFixed()\n",
    },
    names: [
      /garden\/nobody-needs\.ts/,
      /unwanted.*garden\/has-two\.ts/,
      /never-listed.*garden\/one\.test\.ts/,
      /left-pad.*package\.json/,
    ],
  },
  {
    check: 'style',
    files: {
      [`${soil}/loose.ts`]: 'export   const loose: any = "x";\n',
      [`${soil}/unused-variable.ts`]: 'const unused = 1\nexport const used = 2\n',
    },
    names: [
      /garden\/loose\.ts.* lint\/suspicious\/noExplicitAny/,
      /garden\/loose\.ts format/,
      /garden\/unused-variable\.ts/,
    ],
  },
]

/** Runs the programs on a copy in which each finds what it is there to find. */
export async function plantCommands(root: string): Promise<{ count: number; faults: string[] }> {
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  const card = await readFile(join(root, 'package.json'), 'utf8')
  await write('package.json', card.replace('"dependencies": {', '"dependencies": {\n    "left-pad": "1.3.0",'))
  // Each program looks at its own plants alone, in a folder of the copy that the next one finds empty.
  const faults: string[] = []
  for (const { check, files, names } of PLANTS) {
    for (const [path, text] of Object.entries(files)) await write(path, text)
    const only = check === 'style' ? ['--vcs-enabled=false'] : []
    const { ok, output } = await runCommandCheck(root, commandCheck(check), only)
    if (ok) faults.push(`${check}: passes over its plants`)
    for (const name of names) if (!name.test(output)) faults.push(`${check}: does not name ${name.source}`)
    await rm(join(root, soil), { recursive: true })
  }
  await write('package.json', card)
  faults.push(...(await plantStalePages(root)))
  return { count: PLANTS.reduce((sum, { names }) => sum + names.length, 0) + 3, faults }
}

/** Pages that were written by hand, that nobody makes, or that are older than a migration. */
async function plantStalePages(root: string): Promise<string[]> {
  const folder = join(root, 'docs/generated')
  const faults: string[] = []
  const expect = async (names: readonly string[], what: string) => {
    const { ok, output } = await runCommandCheck(root, commandCheck('docs'))
    for (const name of names)
      if (ok || !output.includes(`docs/generated/${name}:1`)) faults.push(`docs: does not name ${name}, ${what}`)
  }
  await writeFile(join(root, 'src/platform/db/migrations/9999_plant.sql'), 'create table platform.plant (id int);\n')
  await expect(['schema.md'], 'which is older than a migration')
  await rm(join(root, 'src/platform/db/migrations/9999_plant.sql'))
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'unknown.md'), '# Nobody makes this\n')
  const pages = await readdir(folder)
  for (const page of pages) await appendFile(join(folder, page), '\nBy hand.\n')
  await expect(pages, 'which was changed by hand')
  return faults
}
