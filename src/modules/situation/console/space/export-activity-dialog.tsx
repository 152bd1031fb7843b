import { saveFile } from '#ui/call.ts'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { exportGridActivity } from '../../contract.ts'

/** Takes the grids as they are filtered to a file. */
export default function ExportActivityDialog(props: {
  filters: { area?: string; state?: 'silent' | 'normal' }
  onClose(): void
}) {
  return (
    <ExportDialog
      title={{ zh: '导出网格运行', en: 'Export the activity of grids' }}
      text={{
        zh: '按当前街道和状态导出全部网格，每行注明数据时间。导出将留痕。',
        en: 'Exports all grids of the chosen street and state, each with its time. It is written to the journal.',
      }}
      save={(format) => saveFile(exportGridActivity, { ...props.filters, format })}
      onClose={props.onClose}
    />
  )
}
