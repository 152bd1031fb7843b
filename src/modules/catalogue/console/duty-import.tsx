import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { Output } from '#core/operation.ts'
import { asProblem, type Problem, saveFile, useCommand } from '#ui/call.ts'
import { count } from '#ui/format.ts'
import { ImportPanel } from '#ui/import-panel.tsx'
import { useWords } from '#ui/language.ts'
import { exportDuty, importDuty } from '../contract.ts'
import { words } from '../words.ts'
import css from './catalogue.module.css'

const SHORTEST_REASON = 2

/** A corrected export comes back: tried first, then imported as one new version with its reason. */
export function DutyImport({ onClose }: { onClose(): void }) {
  const { t, language } = useWords()
  const id = useId()
  const command = useCommand(importDuty, { alsoChanges: ['dispatch'] })
  const [why, setWhy] = useState('')
  const [exportProblem, setExportProblem] = useState<Problem | null>(null)
  const exportNow = (format: 'xlsx' | 'csv') => {
    setExportProblem(null)
    void saveFile(exportDuty, { format }).catch((thrown: unknown) => setExportProblem(asProblem(thrown)))
  }
  const reason = why.trim()
  return (
    <ImportPanel<Output<typeof importDuty>>
      title={t({ zh: '导入职责清单', en: 'Import duty rules' })}
      about={
        <>
          <p>
            {t({
              zh: '先导出现清单，改好再导入。列：类别编码、主办单位、协办单位（顿号分隔）、层级、首接负责、依据。单位写名称或标识，由街道主办写“属地街道”。没有写到的类别不变。',
              en: 'Export the list, correct it, import it. Categories that the file leaves out stay as they are.',
            })}
          </p>
          <div className="row">
            <Button size="small" onClick={() => exportNow('xlsx')}>
              {t({ zh: '导出 XLSX', en: 'Export XLSX' })}
            </Button>
            <Button size="small" onClick={() => exportNow('csv')}>
              {t({ zh: '导出 CSV', en: 'Export CSV' })}
            </Button>
          </div>
        </>
      }
      settings={{
        key: '',
        node: (
          <>
            <label htmlFor={id}>{t(words.why)}</label>
            <Input id={id} value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} />
            <p className={css.meta}>{t(words.whyHint)}</p>
          </>
        ),
      }}
      notYet={reason.length < SHORTEST_REASON ? { zh: '导入前写明修改依据', en: 'Say why before importing.' } : null}
      busy={command.busy}
      problem={command.problem ?? exportProblem}
      run={(dryRun, file) => command.run({ dryRun, ...(reason === '' ? {} : { why: reason }) }, { file })}
      changes={({ changed }) => changed}
      verb={(changes) => ({ zh: `导入 ${count(changes)} 条修改`, en: `Import ${count(changes)} changes` })}
      said={({ dryRun, read, changed, unchanged, rejected, dutyVersion }) =>
        dryRun
          ? t({
              zh: `读到 ${count(read)} 行：要修改 ${count(changed)} 条，不变 ${count(unchanged)} 条，有问题 ${count(rejected)} 行。尚未保存。`,
              en: `${count(read)} rows: ${count(changed)} change, ${count(unchanged)} stay, ${count(rejected)} at fault. Nothing saved yet.`,
            })
          : t({
              zh: `已修改 ${count(changed)} 条，成为第 ${dutyVersion} 版；未导入 ${count(rejected)} 行。`,
              en: `${count(changed)} rules changed as version ${dutyVersion}; ${count(rejected)} rows left out.`,
            })
      }
      rejected={({ rejected, faults }) => ({
        total: rejected,
        rows: faults.map((fault) => ({ line: fault.line, code: fault.code, reason: fault[language] })),
        word: (line) => ({ zh: `第 ${line} 行`, en: `Line ${line}` }),
      })}
      onClose={onClose}
    />
  )
}
