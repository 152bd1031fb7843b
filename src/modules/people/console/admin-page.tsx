import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Loaded, Page } from '#ui/page.ts'
import { getOverview } from '../contract.ts'
import { AdminCards } from './admin-cards.tsx'

const REFRESH_MS = 60_000

/** Where the three administrators begin: they see no case, but all that lets others see one. */
export default function AdminPage() {
  const { t } = useWords()
  const overview = useOperation(getOverview, {}, { everyMs: REFRESH_MS })
  const at = overview.data ? tableTime(overview.data.at) : null
  return (
    <Page
      title={t({ zh: '管理工作台', en: 'Administration' })}
      note={at === null ? null : t({ zh: `数据截至 ${at}`, en: `as of ${at}` })}
    >
      <Loaded reading={overview} lines={8}>
        {(data) => <AdminCards overview={data} />}
      </Loaded>
    </Page>
  )
}
