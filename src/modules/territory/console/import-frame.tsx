import { Button, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { DATUMS, type Datum } from '#core/place/datum.ts'
import type { Problem } from '#ui/call.ts'
import { count } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import type { ImportFault } from '../contract.ts'
import css from './territory.module.css'

interface Answer {
  dryRun: boolean
  read: number
  added: number
  changed: number
  unchanged: number
  ended?: number
  rejected: number
  faults: readonly ImportFault[]
}

/** Both imports of this module: try, see what would change and what is wrong line by line, then import. */
export function ImportFrame<A extends Answer>({
  title,
  about,
  accept,
  busy,
  problem,
  options,
  run,
  warnings,
  onClose,
}: {
  title: string
  about: ReactNode
  accept: string
  busy: boolean
  problem: Problem | null
  /** More to decide before the file is read; a change of it asks for another try. */
  options?: { node: ReactNode; key: string }
  run(input: { dryRun: 'true' | 'false'; datum: Datum }, file: File): Promise<A | null>
  warnings?(answer: A): ReactNode
  onClose(): void
}) {
  const { t, language } = useWords()
  const id = useId()
  const [file, setFile] = useState<File | null>(null)
  const [datum, setDatum] = useState<Datum>('CGCS2000')
  const [answer, setAnswer] = useState<{ for: string; of: A } | null>(null)
  const settings = `${file?.name} ${file?.size} ${file?.lastModified} ${datum} ${options?.key ?? ''}`
  const shown = answer?.for === settings ? answer.of : null
  const tried = shown?.dryRun === true ? shown : null
  const changes = tried ? tried.added + tried.changed + (tried.ended ?? 0) : 0
  const start = async (dryRun: boolean) => {
    if (!file) return
    const of = await run({ dryRun: dryRun ? 'true' : 'false', datum }, file)
    setAnswer(of ? { for: settings, of } : null)
  }
  return (
    <SidePanel title={title} onClose={onClose}>
      <div className={css.section}>{about}</div>
      <div className={css.section}>
        <label htmlFor={`${id}-file`}>{t({ zh: '文件', en: 'File' })}</label>
        <input
          id={`${id}-file`}
          type="file"
          accept={accept}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <label htmlFor={`${id}-datum`}>{t({ zh: '坐标系', en: 'Datum' })}</label>
        <Select
          id={`${id}-datum`}
          value={datum}
          onChange={setDatum}
          options={DATUMS.map((one) => ({ value: one, label: one }))}
        />
        {options?.node}
        <ProblemNotice problem={problem} />
        <div className={css.row}>
          <Button
            type={tried ? 'default' : 'primary'}
            disabled={!file}
            loading={busy && !tried}
            onClick={() => start(true)}
          >
            {t({ zh: '试导入（不保存）', en: 'Try without saving' })}
          </Button>
          {changes > 0 ? (
            <Button type="primary" loading={busy} onClick={() => start(false)}>
              {t({ zh: `导入 ${count(changes)} 项变化`, en: `Import ${count(changes)} changes` })}
            </Button>
          ) : null}
        </div>
      </div>
      {shown ? (
        <div className={css.section} role="status">
          <p>
            {shown.dryRun
              ? t({ zh: '试导入结果，尚未保存：', en: 'Tried; nothing saved yet:' })
              : t({ zh: '已导入：', en: 'Imported:' })}
            {t({
              zh: `读到 ${count(shown.read)} 项，新增 ${count(shown.added)}，修改 ${count(shown.changed)}，不变 ${count(shown.unchanged)}${shown.ended === undefined ? '' : `，停用 ${count(shown.ended)}`}，有问题 ${count(shown.rejected)}。`,
              en: ` ${count(shown.read)} read, ${count(shown.added)} added, ${count(shown.changed)} changed, ${count(shown.unchanged)} unchanged${shown.ended === undefined ? '' : `, ${count(shown.ended)} ended`}, ${count(shown.rejected)} at fault.`,
            })}
          </p>
          {shown.dryRun && changes === 0 ? (
            <p className={css.meta}>{t({ zh: '没有变化，不必导入。', en: 'Nothing would change.' })}</p>
          ) : null}
          {warnings?.(shown)}
          {shown.faults.length > 0 ? (
            <>
              <h3>
                {shown.rejected > shown.faults.length
                  ? t({
                      zh: `有问题的行（前 ${shown.faults.length} 行）`,
                      en: `At fault (first ${shown.faults.length})`,
                    })
                  : t({ zh: '有问题的行', en: 'At fault' })}
              </h3>
              <ul>
                {shown.faults.map((fault) => (
                  <li key={`${fault.line}-${fault.en}`}>
                    <b>{t({ zh: `第 ${fault.line} 项`, en: `Item ${fault.line}` })}</b> {fault.code} {fault[language]}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      ) : null}
    </SidePanel>
  )
}
