import { Button } from 'antd'
import type { Output } from '#core/operation.ts'
import { useCommand, useOperation } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { count, tableTime } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { endSession, listSessions } from '../contract.ts'
import { words } from '../words.ts'
import css from './people.module.css'

type Session = Output<typeof listSessions>['items'][number]

const HALF_A_MINUTE_MS = 30_000

/** Who is signed in now and from where; any sign-in can be ended. */
export default function SessionsPage() {
  const { t } = useWords()
  const query = useAddressQuery()
  const confirm = useConfirm()
  const reading = useOperation(listSessions, { personId: 'all' }, { everyMs: HALF_A_MINUTE_MS })
  const end = useCommand(endSession)
  const text = query.one('q') ?? ''
  const all = reading.data?.items ?? []
  const rows = all.filter((row) => [row.name, row.account, row.ip ?? ''].some((part) => part.includes(text)))
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload }])
  const endNow = async (row: Session) => {
    const yes = await confirm({
      title: t({ zh: `结束${row.name}的登录`, en: `End a sign-in of ${row.name}` }),
      detail: t({
        zh: `${row.ip ?? '未知地址'} 上的登录立即结束，未提交的内容留在对方浏览器里；对方可再次登录。`,
        en: `The sign-in from ${row.ip ?? 'an unknown address'} ends at once; the person can sign in again.`,
      }),
      verb: t({ zh: '结束登录', en: 'End the sign-in' }),
      danger: true,
    })
    if (yes) await end.run({ id: row.id })
  }
  const columns: Column<Session>[] = [
    { id: 'name', title: words.name, width: '120px', cell: (row) => row.name },
    { id: 'account', title: words.account, cell: (row) => row.account },
    { id: 'ip', title: { zh: '来自地址', en: 'From' }, width: '168px', cell: (row) => row.ip ?? '—', wide: true },
    {
      id: 'started',
      title: { zh: '登录于', en: 'Signed in' },
      width: '152px',
      cell: (row) => tableTime(row.startedAt),
      wide: true,
    },
    {
      id: 'seen',
      title: { zh: '最近活动', en: 'Last seen' },
      width: '152px',
      cell: (row) => tableTime(row.lastSeenAt),
    },
    {
      id: 'end',
      title: { zh: '操作', en: 'Action' },
      width: '120px',
      cell: (row) =>
        row.mine ? (
          <span className={css.meta}>{t({ zh: '本次登录', en: 'this one' })}</span>
        ) : (
          <Button size="small" onClick={() => endNow(row)}>
            {t({ zh: '结束登录', en: 'End' })}
          </Button>
        ),
    },
  ]
  return (
    <Page
      fill
      title={t({ zh: '在线登录', en: 'Sign-ins' })}
      note={
        reading.data
          ? t({
              zh: `${count(all.length)} 个登录，${new Set(all.map((row) => row.personId)).size} 人`,
              en: `${count(all.length)} sign-ins of ${new Set(all.map((row) => row.personId)).size} persons`,
            })
          : null
      }
    >
      <Filters>
        <SearchBox
          value={text}
          change={(q) => query.change({ q })}
          placeholder={t({ zh: '姓名、账号或地址', en: 'Name, account or address' })}
        />
      </Filters>
      <ProblemNotice problem={end.problem} close={end.clearProblem} />
      <Split>
        <SplitList>
          <Loaded reading={reading} lines={10}>
            {() => (
              <Table
                label={t({ zh: '在线登录', en: 'Sign-ins' })}
                rows={rows}
                columns={columns}
                rowKey={(row) => row.id}
                empty={
                  <EmptyState
                    action={<Button onClick={() => query.change({ q: undefined })}>{t(words.clearFilters)}</Button>}
                  >
                    {t({ zh: `没有含“${text}”的登录`, en: `No sign-in matches "${text}".` })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
      </Split>
    </Page>
  )
}
