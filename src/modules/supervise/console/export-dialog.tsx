import { saveFile } from '#ui/call.ts'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { exportMeasures, type RegisterFilters } from '../contract.ts'

/** Takes the register as it is filtered to a file. */
export default function ExportRegisterDialog({ filters, onClose }: { filters: RegisterFilters; onClose(): void }) {
  return (
    <ExportDialog
      title={{ zh: '导出督办台账', en: 'Export the register' }}
      text={{
        zh: '按当前筛选导出，文字中的电话和证件号遮盖。导出将留痕。',
        en: 'Exports the register as filtered; numbers of persons are masked. It is written to the journal.',
      }}
      save={(format) => saveFile(exportMeasures, { ...filters, format })}
      onClose={onClose}
    />
  )
}
