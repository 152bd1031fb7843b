import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { CaseList } from './list/case-list.tsx'
import { caseQueryOf } from './list/case-query.ts'
import { FILTER_NAMES } from './list/filters.tsx'

const ExportDialog = lazy(() => import('./export-dialog.tsx'))

/** All cases that the person may see, with every filter. */
export default function CasesPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const mayExport = useMay('cases:export')
  const [exporting, setExporting] = useState(false)
  const query = caseQueryOf(address, 'all')
  const isFiltered = FILTER_NAMES.some((name) => address.all(name).length > 0)
  const clear = () => address.change(Object.fromEntries(FILTER_NAMES.map((name) => [name, undefined])))
  const newest = address.one('sort') === 'newest'
  return (
    <Page
      fill
      title={t({ zh: '案件', en: 'Cases' })}
      actions={
        <>
          <Button onClick={() => address.change({ sort: newest ? undefined : 'newest' })}>
            {newest
              ? t({ zh: '改按到期排序', en: 'Sort by due' })
              : t({ zh: '改按上报时间排序', en: 'Sort by newest' })}
          </Button>
          {isFiltered ? <Button onClick={clear}>{t({ zh: '清除筛选', en: 'Clear filters' })}</Button> : null}
          {mayExport ? <Button onClick={() => setExporting(true)}>{t({ zh: '导出', en: 'Export' })}</Button> : null}
        </>
      }
    >
      <CaseList
        label={t({ zh: '案件列表', en: 'List of cases' })}
        query={query}
        withState
        empty={
          isFiltered
            ? t({ zh: '没有符合筛选的案件。减少筛选条件再看', en: 'No case fits these filters. Take some away' })
            : t({ zh: '您的辖区和单位还没有案件', en: 'There are no cases in your area or unit yet' })
        }
      />
      {exporting ? (
        <Suspense>
          <ExportDialog query={query} onClose={() => setExporting(false)} />
        </Suspense>
      ) : null}
    </Page>
  )
}
