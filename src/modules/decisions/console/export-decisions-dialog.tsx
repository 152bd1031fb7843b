import { saveFile } from '#ui/call.ts'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { type DecisionFormat, exportDecisions } from '../contract.ts'
import type { PageQuestion } from './page-state.ts'

const FORMATS = [
  { value: 'xlsx', title: { zh: 'Excel 工作簿（XLSX，每问一张表）', en: 'Excel workbook, a sheet for each question' } },
  { value: 'csv', title: { zh: 'CSV', en: 'CSV' } },
  { value: 'docx', title: { zh: 'Word 文档（DOCX）', en: 'Word document (DOCX)' } },
  { value: 'pdf', title: { zh: 'PDF', en: 'PDF' } },
] as const satisfies readonly { value: DecisionFormat; title: object }[]

/** Takes the four tables to a file, as they stand. */
export default function ExportDecisionsDialog({ question, onClose }: { question: PageQuestion; onClose(): void }) {
  return (
    <ExportDialog<DecisionFormat>
      title={{ zh: '导出决策分析', en: 'Export the page' }}
      text={{
        zh: '导出什么、哪里、谁、来源、多快五张表，附口径、期间和数据时间。导出将留痕。',
        en: 'Exports the tables with definitions, periods and time of the data. It is written to the journal.',
      }}
      formats={FORMATS}
      save={(format) => saveFile(exportDecisions, { ...question, format })}
      onClose={onClose}
    />
  )
}
