import { saveFile } from '#ui/call.ts'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { exportReport, type ReportFormat } from '../contract.ts'
import type { ReportQuery } from '../domain/report-query.ts'

const FORMATS = [
  { value: 'xlsx', title: { zh: 'Excel 工作簿（XLSX）', en: 'Excel workbook (XLSX)' } },
  { value: 'csv', title: { zh: 'CSV', en: 'CSV' } },
  { value: 'docx', title: { zh: 'Word 文档（DOCX）', en: 'Word document (DOCX)' } },
  { value: 'pdf', title: { zh: 'PDF', en: 'PDF' } },
] as const satisfies readonly { value: ReportFormat; title: object }[]

/** Takes the report as it stands to a file. */
export default function ExportReportDialog({
  query,
  name,
  onClose,
}: {
  query: ReportQuery
  name?: string
  onClose(): void
}) {
  return (
    <ExportDialog<ReportFormat>
      title={{ zh: '导出报表', en: 'Export the report' }}
      text={{
        zh: '导出当前的表，附口径、行数和数据时间。导出将留痕。',
        en: 'Exports the table with definitions, number of rows and time of the data. It is written to the journal.',
      }}
      formats={FORMATS}
      save={(format) => saveFile(exportReport, { query, format, ...(name ? { title: name } : {}) })}
      onClose={onClose}
    />
  )
}
