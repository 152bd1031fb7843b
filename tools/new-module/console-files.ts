import { existsSync } from 'node:fs'
import { ROOT } from '#apps/discover.ts'
import type { NewModule } from './skeleton.ts'

/** The page in the console, in a house that has one. */
export function consoleFiles({ id }: NewModule): Record<string, string> {
  if (!existsSync(`${ROOT}/src/ui/plug.ts`)) return {}
  return {
    'console/index.tsx': `import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

export default consolePlug({
  module: '${id}',
  pages: [
    {
      path: '/c/${id}',
      title: words.entries,
      rail: { item: 'resources', order: 90 },
      may: '${id}:view-entries',
      component: lazy(() => import('./entries-page.tsx')),
    },
  ],
})
`,
    'console/entries-page.tsx': `import { usePages } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { type Column, Table } from '#ui/table.tsx'
import { type Entry, listEntries } from '../contract.ts'
import { words } from '../words.ts'

const COLUMNS: Column<Entry>[] = [
  { id: 'name', title: words.name, cell: (entry) => entry.name },
  { id: 'at', title: words.at, width: '200px', cell: (entry) => tableTime(entry.at) },
]

export default function EntriesPage() {
  const { t } = useWords()
  const pages = usePages(listEntries, {})
  return (
    <Page fill title={t(words.entries)}>
      <Loaded reading={pages}>
        {(rows) => (
          <Table
            label={t(words.entries)}
            rows={rows}
            columns={COLUMNS}
            rowKey={(entry) => entry.id}
            empty={<EmptyState>{t({ zh: '暂无记录', en: 'Nothing yet' })}</EmptyState>}
            more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
          />
        )}
      </Loaded>
    </Page>
  )
}
`,
  }
}
