import { Button } from 'antd'
import { useState } from 'react'
import { asProblem, type Problem, saveFile, useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { Loaded, ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { exportImportedSheets, getImportedSet, type ImportedSetView } from '../../contract.ts'
import { treeOf } from '../../domain/exact-tree.ts'
import { formGrid } from '../../domain/form/form-grid.ts'
import type { Scheme } from '../../domain/scheme.ts'
import type { SheetSet } from '../../domain/sheet.ts'
import css from './documents.module.css'
import { PrintDialog } from './print-dialog.tsx'
import { FindingLines, SheetLines } from './sheet-lines.tsx'

/** One imported set: its sheets, as they are printed, and what is found wrong with them. */
export function ImportedPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useWords()
  const reading = useOperation(getImportedSet, { id }, { forgetful: true })
  const [shown, setShown] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    setProblem(null)
    await saveFile(exportImportedSheets, { id }).catch((thrown: unknown) => setProblem(asProblem(thrown)))
    setBusy(false)
  }
  return (
    <SidePanel
      title={reading.data ? `${reading.data.row.unit} ${reading.data.row.year}` : t({ zh: '自评表', en: 'Sheets' })}
      onClose={onClose}
    >
      <Loaded reading={reading} lines={10}>
        {(found) => (
          <div className={css.panel}>
            <p>
              {t({
                zh: `错误 ${found.findings.error} 处，疑问 ${found.findings.warning} 处，提示 ${found.findings.note} 处`,
                en: `${found.findings.error} errors, ${found.findings.warning} doubts, ${found.findings.note} notes`,
              })}
            </p>
            <SheetLines sheets={found.sheets} onOpen={setShown} />
            <div className="row">
              <Button loading={busy} onClick={() => void save()}>
                {t({ zh: '导出 XLSX', en: 'Export XLSX' })}
              </Button>
            </div>
            <ProblemNotice problem={problem} />
            <FindingLines lines={found.first} />
            {shown === null ? null : <SheetDialog found={found} at={shown} onClose={() => setShown(null)} />}
          </div>
        )}
      </Loaded>
    </SidePanel>
  )
}

function SheetDialog({ found, at, onClose }: { found: ImportedSetView; at: number; onClose(): void }) {
  const set = treeOf<SheetSet>(found.set)
  const sheet = set.sheets[at]
  if (!sheet) return null
  const grid = formGrid(sheet, treeOf<Scheme>(found.scheme), found.form, set)
  return <PrintDialog title={sheet.name ?? sheet.id} grid={grid} onClose={onClose} />
}
