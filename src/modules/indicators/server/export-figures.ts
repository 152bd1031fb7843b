import { toFixedText } from '#core/number/round-exact.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { safeName } from '#platform/files/safe-name.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportFigures, indicatorFigures } from '../contract.ts'
import { bookRoom } from './book-room.ts'
import { labelScope } from './label-scopes.ts'

const COLUMNS = [
  ['indicator', '指标'],
  ['id', '指标代码'],
  ['scope', '对象代码'],
  ['label', '对象'],
  ['basis', '口径'],
  ['numerator', '分子'],
  ['denominator', '分母'],
  ['value', '数值'],
  ['asOf', '数据截至'],
  ['version', '指标版本'],
].map(([key, title]) => ({ key: key!, title: title! }))
const DECIMALS = 6
const BASES = { raw: '原始', adjusted: '剔除后' } as const

export const exportFiguresHandler = handle(
  exportFigures,
  async ({ format, ids, imported, ...ask }, call): Promise<FileAnswer> => {
    const { runtime } = call
    const { rows, asOfMs, bookVersion } = await runtime.use(indicatorFigures).read(call, {
      ...ask,
      ...(ids ? { ids } : {}),
      ...(imported ? { imported } : {}),
    })
    call.note('indicators', { format, ...ask, indicators: ids?.length ?? 'all' })
    const book = runtime.use(bookRoom).book()
    const text = (value: (typeof rows)[number]['value']) =>
      value ? toFixedText(value, value.den === 1n ? 0 : DECIMALS) : null
    const lines = rows.map(({ id, scope, basis, numerator, denominator, value }) => ({
      indicator: book.find(id.split('@')[0]!)?.definition.zh ?? id,
      id,
      scope,
      label: labelScope(runtime, ask.by, scope).zh,
      basis: BASES[basis],
      numerator: text(numerator),
      denominator: text(denominator),
      value: text(value),
      asOf: toRfc3339(asOfMs),
      version: bookVersion,
    }))
    const name = safeName(`指标-${ask.period}-${ask.by}-${call.principal.account}`, format)
    return {
      name,
      mime: TABLE_MIME[format],
      stream: writeTable(lines, { format, columns: COLUMNS, sheetName: '指标' }),
    }
  },
)
