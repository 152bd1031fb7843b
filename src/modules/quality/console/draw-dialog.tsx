import { saveFile } from '#ui/call.ts'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { exportDraw, type PlanRow } from '../contract.ts'

/** Takes the drawn list to a file, from which the draw can be made again. */
export default function DrawDialog({ plan, onClose }: { plan: PlanRow; onClose(): void }) {
  return (
    <ExportDialog
      title={{ zh: `导出 ${plan.no} 抽样名单`, en: `Export the draw of ${plan.no}` }}
      text={{
        zh: '含全部案件的编号、次序和校验值，以及除外的案件和原因，可据此复算。导出将留痕。',
        en: 'All case numbers with order and keys, and what was left out: the draw can be made again. It is written to the journal.',
      }}
      save={(format) => saveFile(exportDraw, { id: plan.id, format })}
      onClose={onClose}
    />
  )
}
