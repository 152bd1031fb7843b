import { Button } from 'antd'
import { useState } from 'react'
import { asProblem, type Problem, saveFile, useCommand, useOperation } from '#ui/call.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { downloadSheetBundle, exportYearSheets, getSheetBundle, printYearSheets } from '../contract.ts'
import css from './documents/documents.module.css'

const ASK_AGAIN_MS = 1000

export interface ExportYearDialogProps {
  year: number
  /** Needed where sheets of several units are in sight. */
  unit?: string
  onClose(): void
}

/** All sheets of a year: a workbook at once, or prints of each sheet that are made in the background. */
export default function ExportYearDialog({ year, unit, onClose }: ExportYearDialogProps) {
  const { t } = useWords()
  const say = useSay()
  const print = useCommand(printYearSheets, { refresh: false })
  const [bundleId, setBundleId] = useState<string | null>(null)
  const [busy, setBusy] = useState<'workbook' | 'bundle' | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const of = { year, ...(unit === undefined ? {} : { unit }) }

  const save = async (what: 'workbook' | 'bundle') => {
    setBusy(what)
    setProblem(null)
    try {
      const name = await (what === 'workbook'
        ? saveFile(exportYearSheets, of)
        : saveFile(downloadSheetBundle, { id: bundleId ?? '' }))
      say(t({ zh: `已导出 ${name}`, en: `Exported ${name}` }))
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      setBusy(null)
    }
  }
  const start = async () => {
    const bundle = await print.run(of)
    if (bundle) setBundleId(bundle.id)
  }
  return (
    <Dialog
      title={t({ zh: `导出 ${year} 年自评表`, en: `Export the sheets of ${year}` })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t({ zh: '返回', en: 'Back' })}</Button>}
    >
      <section className={css.part}>
        <h3>{t({ zh: '工作簿（XLSX）', en: 'Workbook (XLSX)' })}</h3>
        <p className={css.meta}>
          {t({
            zh: '汇总表在前，每张表一页；改好后可以再导入。',
            en: 'The summary first, then a page for each sheet; it can be imported again.',
          })}
        </p>
        <div className="row">
          <Button type="primary" loading={busy === 'workbook'} onClick={() => void save('workbook')}>
            {t({ zh: '导出工作簿', en: 'Export the workbook' })}
          </Button>
        </div>
      </section>
      <section className={css.part}>
        <h3>{t({ zh: '全部打印成 PDF', en: 'All as PDF' })}</h3>
        <p className={css.meta}>
          {t({
            zh: '每张表一个 PDF，装在一个 ZIP 里。在后台打印，约每秒一张，保留 7 天。',
            en: 'A PDF for each sheet in one ZIP, made in the background at about one a second and kept for seven days.',
          })}
        </p>
        {bundleId === null ? (
          <div className="row">
            <Button loading={print.busy} onClick={() => void start()}>
              {t({ zh: '开始打印', en: 'Print' })}
            </Button>
          </div>
        ) : (
          <BundleProgress id={bundleId} saving={busy === 'bundle'} onSave={() => void save('bundle')} onAgain={start} />
        )}
      </section>
      <ProblemNotice problem={problem ?? print.problem} />
    </Dialog>
  )
}

interface BundleProgressProps {
  id: string
  saving: boolean
  onSave(): void
  onAgain(): void
}

function BundleProgress({ id, saving, onSave, onAgain }: BundleProgressProps) {
  const { t } = useWords()
  const [ended, setEnded] = useState(false)
  const reading = useOperation(getSheetBundle, { id }, { forgetful: true, ...(ended ? {} : { everyMs: ASK_AGAIN_MS }) })
  const bundle = reading.data
  const isOver = bundle?.state === 'done' || bundle?.state === 'failed'
  if (isOver && !ended) setEnded(true)
  if (!bundle) return <ProblemNotice problem={reading.problem} retry={reading.reload} />
  if (bundle.state === 'failed')
    return (
      <div className="row" role="alert">
        <span>{bundle.fault}</span>
        <Button onClick={() => onAgain()}>{t({ zh: '重新打印', en: 'Print again' })}</Button>
      </div>
    )
  if (bundle.state === 'done')
    return (
      <div className="row" role="status">
        <Button type="primary" loading={saving} onClick={onSave}>
          {t({ zh: `下载 ${bundle.total} 张表`, en: `Download ${bundle.total} sheets` })}
        </Button>
      </div>
    )
  return (
    <div role="status">
      <progress className={css.progress} value={bundle.done} max={bundle.total} />
      <p>
        {bundle.state === 'waiting'
          ? t({ zh: '排队中', en: 'Waiting' })
          : t({
              zh: `正在打印，已完成 ${bundle.done} / ${bundle.total}`,
              en: `Printing, ${bundle.done} of ${bundle.total} done`,
            })}
      </p>
    </div>
  )
}
