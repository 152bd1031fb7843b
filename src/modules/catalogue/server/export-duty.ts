import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportDuty } from '../contract.ts'
import { bodyText } from '../domain/duty.ts'
import { catalogueBooks } from './catalogue-books.ts'
import { DUTY_COLUMNS, LEVEL_ZH } from './duty-columns.ts'
import { dutyLineOf } from './duty-names.ts'

export const exportDutyHandler = handle(exportDuty, async ({ format = 'xlsx' }, call): Promise<FileAnswer> => {
  const books = call.runtime.use(catalogueBooks)
  const rows = books
    .dutyRules()
    .map(dutyLineOf(call.runtime))
    .map((line) => ({
      code: line.code,
      categoryZh: line.categoryZh,
      lead: bodyText(line.lead),
      leadZh: line.leadZh,
      coHandlers: line.coHandlers.map(bodyText).join('、'),
      coHandlersZh: line.coHandlersZh.join('、'),
      level: LEVEL_ZH[line.level],
      firstReceiver: line.firstReceiver ? '是' : '否',
      basisZh: line.basisZh,
    }))
  return {
    name: `职责清单-第${books.versions.duty}版.${format}`,
    mime: TABLE_MIME[format],
    stream: writeTable(rows, { format, columns: DUTY_COLUMNS, sheetName: '职责清单' }),
  }
})
