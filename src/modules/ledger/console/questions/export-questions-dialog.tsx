import type { Input } from '#core/operation.ts'
import { saveFile } from '#ui/call.ts'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { exportQuestions } from '../../contract.ts'

/** Takes the questions as they are filtered to a file, a line for everything that was said. */
export default function ExportQuestionsDialog({
  filters,
  onClose,
}: {
  filters: Omit<Input<typeof exportQuestions>, 'format'>
  onClose(): void
}) {
  return (
    <ExportDialog
      title={{ zh: '导出代表询问', en: 'Export questions' }}
      text={{
        zh: '按当前筛选导出，一行一次发言。导出将留痕。',
        en: 'Exports the list as filtered, a line for each word said. It is written to the journal.',
      }}
      save={(format) => saveFile(exportQuestions, { ...filters, format })}
      onClose={onClose}
    />
  )
}
