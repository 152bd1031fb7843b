import { readFile, stat, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fault } from '#core/fault.ts'
import { checkRules, everyPostHeld, exportRules } from '#modules/cases/contract.ts'
import { readConfig } from '#platform/config/config.ts'
import { type DistrictFolder, openDistrictFolder } from '#platform/district/district-folder.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { ROOT } from '../discover.ts'
import { openHouse } from './open-house.ts'
import { readableFile, UsageError, wholeOption } from './words-of.ts'

const MOST_BYTES = 2_000_000
const FORMATS = ['html', 'docx', 'json'] as const
type Format = (typeof FORMATS)[number]

/** Checks a rule set without any database, or prints one that is in force. */
export async function rules(words: string[]): Promise<number> {
  const [what, ...rest] = words
  if (what === 'check') return check(rest)
  if (what === 'print') return print(rest)
  throw new UsageError(`rules 后应为 check 或 print，现为“${what ?? ''}”。`)
}

async function check(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    options: { without: { type: 'string' } },
    allowPositionals: true,
  })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new UsageError('rules check 后应写一个规则文件。')
  const unheld = (values.without ?? '').split(',').filter((post) => post !== '')
  const world = everyPostHeld()
  const unknown = unheld.find((post) => !world.holdings.some((held) => held.post === post))
  if (unknown !== undefined) throw new UsageError(`没有“${unknown}”这个岗位。`)
  const holdings = world.holdings.filter((held) => !unheld.includes(held.post))
  const sets = await setsOf(await readJson(path))
  const checked = sets.map(({ preset, set }) => ({ preset, ...checkRules(set, { ...world, holdings }) }))
  const results = checked.map((one) => ({ preset: one.preset, ok: one.ok, findings: one.ok ? [] : one.findings }))
  for (const { preset, findings } of results)
    for (const { where, zh, wayOut } of findings)
      console.error(`${preset === null ? '' : `[${preset}] `}${where}：${zh}${wayOut.zh}`)
  const ok = results.every((one) => one.ok)
  if (ok) console.error(`通过：${results.length} 套规则`)
  console.log(JSON.stringify({ ok, results }))
  return ok ? 0 : 1
}

async function readJson(path: string): Promise<unknown> {
  const file = await readableFile(path)
  if ((await stat(file)).size > MOST_BYTES)
    throw fault('rules-too-large', {
      status: 422,
      zh: `规则文件超过 ${MOST_BYTES / 1_000_000} MB。请核对是不是规则文件。`,
      en: 'The rule set is too large; check that it is the right file.',
    })
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown
  } catch (error) {
    throw fault('rules-not-json', {
      status: 422,
      zh: `规则文件不是合格的 JSON：${error instanceof Error ? error.message : ''}。请改正后再试。`,
      en: 'The rule set is no valid JSON; correct it and try again.',
    })
  }
}

/** A whole rule set as exported; or the switches alone, which are then checked with every preset that they have. */
async function setsOf(value: unknown): Promise<{ preset: string | null; set: unknown }[]> {
  if (!isObject(value) || 'rules' in value || !('base' in value)) {
    const preset = isObject(value) && typeof value.preset === 'string' ? value.preset : null
    return [{ preset, set: value }]
  }
  const district = openDistrictFolder(ROOT, readConfig(ROOT, process.env).district)
  const rest = await restOf(district)
  const presets = isObject(value.presets) ? Object.keys(value.presets) : []
  return [null, ...presets].map((preset) => ({ preset, set: { ...rest, rules: value, preset, district: null } }))
}

async function restOf(district: DistrictFolder): Promise<object> {
  const { channels, variantOverrides, deadlineTables } = await district.get<Record<string, unknown>>('channels')
  return { limits: await district.get('clock-limits'), channels, variantOverrides, deadlineTables }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function print(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: {
      version: { type: 'string' },
      format: { type: 'string' },
      language: { type: 'string' },
      out: { type: 'string' },
    },
  })
  const version = wholeOption('version', values.version)
  const format = (values.format ?? 'html') as Format
  if (!FORMATS.includes(format)) throw new UsageError(`--format 应为 ${FORMATS.join('、')} 之一。`)
  const language = values.language ?? 'zh'
  if (language !== 'zh' && language !== 'en') throw new UsageError('--language 应为 zh 或 en。')
  if (format === 'docx' && values.out === undefined) throw new UsageError('DOCX 须用 --out 写明存到哪个文件。')
  const house = await openHouse({ needsDistrict: true, say: (text) => console.error(text) })
  try {
    const input = { version: version === null ? 'current' : String(version), format, language } as const
    const file = (await house.runtime.asSystem('cli.rules', (call) => call.call(exportRules, input))) as FileAnswer
    const bytes = file.stream as Buffer
    if (values.out === undefined) {
      process.stdout.write(bytes)
      return 0
    }
    const out = resolve(values.out)
    await writeFile(out, bytes)
    console.log(JSON.stringify({ file: out, name: file.name, bytes: bytes.length }))
    return 0
  } finally {
    await house.close()
  }
}
