import { mkdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { caseImport } from '#modules/intake/contract.ts'
import { openHouse } from './open-house.ts'
import { progressLine } from './progress-line.ts'
import { readableFile } from './words-of.ts'

/** Imports a file of cases; prints `{read, new, known, rejected, errorsFile}` last. */
export async function importCases(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { map: { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, errors: { type: 'string' } },
  })
  const [kind, path] = positionals
  if (kind !== 'cases' || !path || !values.map) {
    console.error('用法：bin/yiwang import cases 文件 --map 名称 [--dry-run] [--errors 文件]')
    return 2
  }
  const file = await readableFile(path)
  const house = await openHouse({ needsDistrict: true, say: (text) => console.error(text) })
  try {
    const { runtime } = house
    const show = progressLine(null)
    const extension = path.endsWith('.jsonl') ? '.jsonl' : '.csv'
    const errorsPath = values.errors
      ? resolve(values.errors)
      : join(house.config.dataDir, 'imports', `${basename(path)}.errors${extension}`)
    // Rejected rows hold names and telephones as the file had them.
    await mkdir(dirname(errorsPath), { recursive: true, mode: 0o700 })
    const result = await runtime.asSystem('intake.importFromFile', (call) =>
      runtime.use(caseImport).run(call, {
        path: file,
        map: values.map!,
        dryRun: values['dry-run'],
        errorsPath,
        onProgress: (counts) => show(counts.read),
      }),
    )
    console.log(JSON.stringify(result))
    return result.rejected > 0 ? 3 : 0
  } finally {
    await house.close()
  }
}
