import { Button } from 'antd'
import { useState } from 'react'
import { usePages } from '#ui/call.ts'
import { clockTime, tableTime } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type ImportedSetRow, listImportedSets } from '../../contract.ts'
import { words } from '../../words.ts'
import ImportDialog from '../import-dialog.tsx'
import css from './documents.module.css'
import { ImportedPanel } from './imported-panel.tsx'

/** Sheets of others and of former years: kept as printed, with what is found wrong with them. */
export default function ImportedPage() {
  const { t } = useWords()
  const go = useGo()
  const address = useAddressQuery()
  const mayImport = useMay('targets:fill')
  const [importing, setImporting] = useState(false)
  const pages = usePages(listImportedSets, { limit: 50 })
  const open = address.one('open')
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload }])
  const columns: Column<ImportedSetRow>[] = [
    {
      id: 'unit',
      title: { zh: '单位', en: 'Unit' },
      phone: 'lead',
      cell: (row) => `${row.district} ${row.unit}`,
      hint: (row) => `${row.district} ${row.unit}`,
    },
    { id: 'year', title: { zh: '年度', en: 'Year' }, width: '64px', cell: (row) => row.year },
    {
      id: 'sheets',
      title: { zh: '自评表（张）', en: 'Sheets' },
      width: '96px',
      align: 'right',
      cell: (row) => row.sheetCount,
    },
    { id: 'file', title: { zh: '文件', en: 'File' }, wide: true, cell: (row) => row.name, hint: (row) => row.name },
    { id: 'by', title: { zh: '导入人', en: 'By' }, width: '96px', wide: true, cell: (row) => row.byName },
    { id: 'at', title: { zh: '导入时间', en: 'At' }, width: '144px', cell: (row) => tableTime(row.at) },
  ]
  return (
    <Page
      fill
      title={t(words.importedSheets)}
      note={
        pages.answeredAtMs > 0
          ? t({ zh: `数据截至 ${clockTime(pages.answeredAtMs)}`, en: `as of ${clockTime(pages.answeredAtMs)}` })
          : null
      }
      actions={
        <>
          <Button onClick={() => go('/c/sheets')}>{t({ zh: '回到自评表', en: 'Back to our sheets' })}</Button>
          {mayImport ? (
            <Button type="primary" onClick={() => setImporting(true)}>
              {t({ zh: '导入自评表', en: 'Import sheets' })}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={css.split}>
        <div className={css.list}>
          <Loaded reading={pages} lines={10}>
            {(found) => (
              <Table
                label={t(words.importedSheets)}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => address.change({ open: row.id })}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState>
                    {t({
                      zh: '还没有导入自评表。可导入他区公开的自评表，或往年的表',
                      en: 'No imported sheets yet. Published sheets of others or of former years can be imported',
                    })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </div>
        {open ? <ImportedPanel key={open} id={open} onClose={() => address.change({ open: undefined })} /> : null}
      </div>
      {importing ? (
        <ImportDialog onClose={() => setImporting(false)} onSaved={(id) => address.change({ open: id })} />
      ) : null}
    </Page>
  )
}
