import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '#ui/language.ts'
import { useGo } from '#ui/navigation.tsx'
import { useMay } from '#ui/session.tsx'
import { words } from '../../words.ts'

const ImportDialog = lazy(() => import('../import-dialog.tsx'))
const ExportYearDialog = lazy(() => import('../export-year-dialog.tsx'))

/** Takes the sheets of the shown year along, and brings sheets of others in. */
export function SheetsActions({ year, unit }: { year: number | undefined; unit?: string }) {
  const { t } = useWords()
  const go = useGo()
  const mayImport = useMay('targets:fill')
  const [open, setOpen] = useState<'import' | 'export' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Button disabled={year === undefined} onClick={() => setOpen('export')}>
        {t({ zh: '导出全年', en: 'Export the year' })}
      </Button>
      <Button onClick={() => go('/c/sheets/imported')}>{t(words.importedSheets)}</Button>
      {mayImport ? (
        <Button onClick={() => setOpen('import')}>{t({ zh: '导入自评表', en: 'Import sheets' })}</Button>
      ) : null}
      <Suspense>
        {open === 'import' ? (
          <ImportDialog onClose={close} onSaved={(id) => go(`/c/sheets/imported?open=${id}`)} />
        ) : null}
        {open === 'export' && year !== undefined ? (
          <ExportYearDialog year={year} {...(unit === undefined ? {} : { unit })} onClose={close} />
        ) : null}
      </Suspense>
    </>
  )
}
