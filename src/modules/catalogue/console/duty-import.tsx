import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { Output } from '#core/operation.ts'
import { asProblem, type Problem, saveFile, useCommand } from '#ui/call.ts'
import { count } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { exportDuty, importDuty } from '../contract.ts'
import { words } from '../words.ts'
import css from './catalogue.module.css'

/** A corrected export comes back: tried first, then imported as one new version with its reason. */
export function DutyImport({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const id = useId()
  const command = useCommand(importDuty, { alsoChanges: ['dispatch'] })
  const [file, setFile] = useState<File | null>(null)
  const [why, setWhy] = useState('')
  const [answer, setAnswer] = useState<Output<typeof importDuty> | null>(null)
  const [exportProblem, setExportProblem] = useState<Problem | null>(null)
  const exportNow = (format: 'xlsx' | 'csv') => {
    setExportProblem(null)
    void saveFile(exportDuty, { format }).catch((thrown: unknown) => setExportProblem(asProblem(thrown)))
  }
  const tried = answer?.dryRun === true ? answer : null
  const run = async (dryRun: boolean) => {
    if (!file) return
    const reason = why.trim() === '' ? {} : { why: why.trim() }
    setAnswer(await command.run({ dryRun: dryRun ? 'true' : 'false', ...reason }, { file }))
  }
  return (
    <SidePanel title={t({ zh: '导入职责清单', en: 'Import duty rules' })} onClose={onClose}>
      <div className={css.section}>
        <p>
          {t({
            zh: '先导出现清单，改好再导入。列：类别编码、主办单位、协办单位（顿号分隔）、层级、首接负责、依据。单位写名称或标识，由街道主办写“属地街道”。没有写到的类别不变。',
            en: 'Export the list, correct it, import it. Categories that the file leaves out stay as they are.',
          })}
        </p>
        <div className={css.row}>
          <Button size="small" onClick={() => exportNow('xlsx')}>
            {t({ zh: '导出 XLSX', en: 'Export XLSX' })}
          </Button>
          <Button size="small" onClick={() => exportNow('csv')}>
            {t({ zh: '导出 CSV', en: 'Export CSV' })}
          </Button>
        </div>
      </div>
      <div className={css.section}>
        <label htmlFor={`${id}-file`}>{t({ zh: 'XLSX 或 CSV 文件', en: 'XLSX or CSV file' })}</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".xlsx,.csv"
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null)
            setAnswer(null)
          }}
        />
        <label htmlFor={`${id}-why`}>{t(words.why)}</label>
        <Input id={`${id}-why`} value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} />
        <p className={css.meta}>{t(words.whyHint)}</p>
        <ProblemNotice problem={command.problem ?? exportProblem} />
        <div className={css.row}>
          <Button
            type={tried ? 'default' : 'primary'}
            disabled={!file}
            loading={command.busy && !tried}
            onClick={() => run(true)}
          >
            {t({ zh: '试导入（不保存）', en: 'Try without saving' })}
          </Button>
          {tried && tried.changed > 0 ? (
            <Button type="primary" loading={command.busy} disabled={why.trim().length < 2} onClick={() => run(false)}>
              {t({ zh: `导入 ${count(tried.changed)} 条修改`, en: `Import ${count(tried.changed)} changes` })}
            </Button>
          ) : null}
        </div>
        {tried && tried.changed > 0 && why.trim().length < 2 ? (
          <p className={css.meta}>{t({ zh: '导入前写明修改依据', en: 'Say why before importing.' })}</p>
        ) : null}
      </div>
      {answer ? <DutyImportAnswer answer={answer} /> : null}
    </SidePanel>
  )
}

function DutyImportAnswer({ answer }: { answer: Output<typeof importDuty> }) {
  const { t, language } = useWords()
  const { dryRun, read, changed, unchanged, rejected, faults, dutyVersion } = answer
  return (
    <div className={css.section} role="status">
      <p>
        {dryRun
          ? t({
              zh: `读到 ${count(read)} 行：要修改 ${count(changed)} 条，不变 ${count(unchanged)} 条，有问题 ${count(rejected)} 行。尚未保存。`,
              en: `${count(read)} rows: ${count(changed)} change, ${count(unchanged)} stay, ${count(rejected)} at fault. Nothing saved yet.`,
            })
          : t({
              zh: `已修改 ${count(changed)} 条，成为第 ${dutyVersion} 版；未导入 ${count(rejected)} 行。`,
              en: `${count(changed)} rules changed as version ${dutyVersion}; ${count(rejected)} rows left out.`,
            })}
      </p>
      {faults.length > 0 ? (
        <>
          <h3>
            {rejected > faults.length
              ? t({ zh: `有问题的行（前 ${faults.length} 行）`, en: `Rows at fault (first ${faults.length})` })
              : t({ zh: '有问题的行', en: 'Rows at fault' })}
          </h3>
          <ul className={css.lines}>
            {faults.map((fault) => (
              <li key={`${fault.line}-${fault.en}`}>
                <b>{t({ zh: `第 ${fault.line} 行`, en: `Line ${fault.line}` })}</b> {fault.code} {fault[language]}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
