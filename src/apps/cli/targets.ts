import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fault } from '#core/fault.ts'
import { type ExactJson, parseExactJson } from '#core/number/parse-exact-json.ts'
import { toText } from '#core/number/round-exact.ts'
import {
  checkSheets,
  exactJsonText,
  type Finding,
  isSheetSet,
  readSchemes,
  readSheetSet,
  type Scheme,
  type SchemesFile,
  type SheetSet,
  scoreSheet,
} from '#modules/targets/contract.ts'
import { ROOT } from '../discover.ts'
import { dataFolders } from './data-folders.ts'
import { UsageError } from './words-of.ts'

const LARGEST_FILE = 20 * 1024 * 1024

/** Checks published self-evaluation sheets, or recomputes their scores; needs neither server nor database. */
export async function targets(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      scheme: { type: 'string' },
      format: { type: 'string', default: 'json' },
    },
  })
  const [what, ...files] = positionals
  if ((what !== 'check' && what !== 'score') || files.length === 0)
    throw new UsageError('请写明 targets check 文件... 或 targets score 文件。')
  if (values.format !== 'json' && values.format !== 'text') throw new UsageError('--format 只有 json 和 text。')
  const schemes = await loadSchemes()
  const contents = await Promise.all(files.map(readJson))
  const sets = contents.filter(isSheetSet).map(readSheetSet)
  if (sets.length === 0) throw noSheets(files)
  if (what === 'score') return printScores(sets, schemes, values.scheme, values.format)
  const accounts = contents.filter((one) => !isSheetSet(one))
  const findings = sets.flatMap((set, index) =>
    checkSheets(
      set,
      schemeOf(set, schemes, values.scheme),
      accounts.filter((account) => setOf(account, sets) === index),
    ),
  )
  if (values.format === 'text') for (const one of findings) console.log(lineOf(one))
  else console.log(exactJsonText({ findings }, 1))
  return 0
}

/** The sheets beside which an account is read: those of its district, else the first. */
function setOf(account: ExactJson, sets: readonly SheetSet[]): number {
  const key = isObject(account) ? account.districtKey : null
  return Math.max(
    0,
    sets.findIndex(({ districtKey }) => districtKey === key),
  )
}

const isObject = (value: ExactJson): value is { [key: string]: ExactJson } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function printScores(
  sets: readonly SheetSet[],
  schemes: readonly Scheme[],
  key: string | undefined,
  format: string,
): number {
  const scored = sets.map((set) => {
    const scheme = schemeOf(set, schemes, key)
    return {
      district: set.district,
      year: set.year,
      scheme: scheme.key,
      sheets: set.sheets.map((sheet) => {
        const { id, name, execution, indicators, total, totalOfPrintedItems } = scoreSheet(sheet, scheme)
        return {
          project: id,
          name,
          execution: sideBySide(execution, { weight: execution.weight, ratePercentExact: execution.rate }),
          indicators: indicators.map((one) =>
            sideBySide(one, {
              level3: one.indicator.level3,
              weight: one.weight,
              verdict: one.judgement.verdict,
              byReviewer: one.byReviewer,
            }),
          ),
          total: sideBySide(totalOfPrintedItems, { byFormula: total.rounded }),
        }
      }),
    }
  })
  if (format === 'json') console.log(exactJsonText(scored.length === 1 ? scored[0] : scored, 1))
  else
    for (const { sheets } of scored)
      for (const { project, name, execution, total } of sheets)
        console.log(
          [
            project,
            name ?? '',
            ...[execution, total].flatMap((one) =>
              [one.printed, one.recomputed].map((value) => (value ? toText(value) : '—')),
            ),
          ].join('\t'),
        )
  return 0
}

type Scores = Pick<ReturnType<typeof scoreSheet>['total'], 'printed' | 'exact' | 'rounded'>

const sideBySide = <T extends object>({ printed, exact, rounded }: Scores, more: T) => ({
  ...more,
  printed,
  recomputed: rounded,
  exact: exact && { value: exact, fraction: `${exact.num}/${exact.den}` },
})

function schemeOf(set: SheetSet, schemes: readonly Scheme[], key = set.districtKey): Scheme {
  const scheme = schemes.find((one) => one.key === key)
  if (scheme) return scheme
  throw fault('scheme-unknown', {
    status: 422,
    zh: `没有名为“${key}”的评分方案。现有：${schemes.map((one) => one.key).join('、')}。请用 --scheme 指定，或在 districts 的 evaluation-schemes.json 里添加。`,
    en: `There is no scheme "${key}". Known: ${schemes.map((one) => one.key).join(', ')}. Name one with --scheme, or add it to evaluation-schemes.json.`,
  })
}

/** A district's own schemes replace or add to those that every district starts from. */
async function loadSchemes(): Promise<Scheme[]> {
  const found: Scheme[] = []
  for (const folder of dataFolders()) {
    const text = await readFile(join(ROOT, 'districts', folder, 'evaluation-schemes.json'), 'utf8').catch(() => null)
    if (text === null) continue
    for (const scheme of readSchemes(JSON.parse(text) as SchemesFile))
      if (!found.some(({ key }) => key === scheme.key)) found.push(scheme)
  }
  return found
}

async function readJson(path: string): Promise<ExactJson> {
  const size = await stat(path).then(
    ({ size: bytes }) => bytes,
    () => null,
  )
  if (size === null)
    throw fault('file-missing', { status: 422, zh: `找不到文件 ${path}。`, en: `There is no file ${path}.` })
  if (size > LARGEST_FILE)
    throw fault('file-too-large', { status: 422, zh: `${path} 超过 20 MB。`, en: `${path} is larger than 20 MB.` })
  try {
    return parseExactJson(await readFile(path, 'utf8'))
  } catch (error) {
    throw fault('file-invalid', {
      status: 422,
      zh: `${path} 不是有效的 JSON：${(error as Error).message}`,
      en: `${path} is no valid JSON: ${(error as Error).message}`,
    })
  }
}

const noSheets = (files: readonly string[]) =>
  fault('no-sheets', {
    status: 422,
    zh: `${files.join('、')} 里没有自评表（缺少 districtKey 和 projects）。请同时给出自评表文件。`,
    en: `${files.join(', ')}: no self-evaluation sheets (districtKey and projects). Name the file of sheets too.`,
  })

const SEVERITIES = { error: '错误', warning: '警告', note: '提示' } as const
const lineOf = ({ severity, project, where, text }: Finding) => `${SEVERITIES[severity]}\t${project}\t${where}\t${text}`
