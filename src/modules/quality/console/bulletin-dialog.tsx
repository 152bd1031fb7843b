import { saveFile } from '#ui/call.ts'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { exportBulletin, type PlanRow } from '../contract.ts'

const FORMATS = [
  { value: 'docx', title: { zh: 'Word 文档（DOCX）', en: 'Word document (DOCX)' } },
  { value: 'pdf', title: { zh: 'PDF', en: 'PDF' } },
  { value: 'xlsx', title: { zh: 'Excel 工作簿（XLSX）', en: 'Excel workbook (XLSX)' } },
] as const

/** Takes the bulletin to a file. */
export default function BulletinDialog({ plan, onClose }: { plan: PlanRow; onClose(): void }) {
  return (
    <ExportDialog<(typeof FORMATS)[number]['value']>
      title={{ zh: `导出 ${plan.no} 通报`, en: `Export the bulletin of ${plan.no}` }}
      text={{
        zh: '含抽样方法、估计和区间、各单位结果、一致性和说明，不含案件。导出将留痕。',
        en: 'How it was drawn, estimates, units, agreement and remarks, without cases. It is written to the journal.',
      }}
      formats={FORMATS}
      save={(format) => saveFile(exportBulletin, { id: plan.id, format })}
      onClose={onClose}
    />
  )
}
