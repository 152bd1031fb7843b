import { saveFile } from '#ui/call.ts'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { exportCorrections } from '../contract.ts'
import type { CorrectionState } from '../domain/names.ts'

/** Takes the list of corrections to a file. */
export default function CorrectionsDialog({ state, onClose }: { state: CorrectionState | undefined; onClose(): void }) {
  return (
    <ExportDialog
      title={{ zh: '导出整改清单', en: 'Export corrections' }}
      text={{
        zh: '按当前状态筛选导出，文字中的电话和证件号遮盖。导出将留痕。',
        en: 'Exports by state; numbers of persons are masked. It is written to the journal.',
      }}
      save={(format) => saveFile(exportCorrections, { format, ...(state ? { state } : {}) })}
      onClose={onClose}
    />
  )
}
