import { useOperation } from '#ui/call.ts'
import { count } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useLiveReload } from '#ui/live-reload.ts'
import { To, useAddressQuery } from '#ui/navigation.tsx'
import { Page } from '#ui/page.ts'
import { Panels } from '#ui/panels.tsx'
import { useMe } from '#ui/session.tsx'
import { countDesks, DESKS } from '../contract.ts'
import { bulkOf } from './list/bulk-of.ts'
import { CaseList } from './list/case-list.tsx'
import { caseQueryOf, deskOf } from './list/case-query.ts'
import { desksOf } from './list/desks-of.ts'
import css from './list/list.module.css'

/** What waits for this person: one list for each step that one of their posts may take. */
export default function DeskPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const { permissions } = useMe()
  const desks = desksOf(permissions)
  const counts = useOperation(countDesks, { desks }, { everyMs: 60_000 })
  useLiveReload('cases.caseChanged', counts.reload)
  const countOf = (desk: string) => counts.data?.desks.find((one) => one.desk === desk)
  // Without a choice: the first desk where something waits.
  const desk = deskOf(address.one('desk')) ?? desks.find((one) => (countOf(one)?.count ?? 0) > 0) ?? desks[0] ?? 'all'
  const others = desks.filter((one) => one !== desk && (countOf(one)?.count ?? 0) > 0)
  return (
    <Page
      fill
      title={t({ zh: '工作台', en: 'Desk' })}
      note={
        <nav className={css.desks} aria-label={t({ zh: '待办', en: 'Waiting' })}>
          {desks.map((one) => {
            const counted = countOf(one)
            return (
              <To key={one} href={`/c/desk?desk=${one}`} aria-current={one === desk ? 'page' : undefined}>
                {t(DESKS[one])}
                <b>{counted ? `${count(counted.count)}${counted.capped ? '+' : ''}` : '…'}</b>
              </To>
            )
          })}
        </nav>
      }
    >
      <Panels place="desk.top" subject={desk} />
      <CaseList
        key={desk}
        label={t(DESKS[desk])}
        query={caseQueryOf(address, desk)}
        withState={false}
        bulk={bulkOf(desk, permissions)}
        empty={
          others.length > 0
            ? t({
                zh: `无${DESKS[desk].zh}。还有：${others.map((one) => `${DESKS[one].zh} ${countOf(one)?.count} 件`).join('，')}`,
                en: `Nothing here. Waiting elsewhere: ${others.map((one) => `${DESKS[one].en} ${countOf(one)?.count}`).join(', ')}`,
              })
            : t({
                zh: `无${DESKS[desk].zh}。有新件会自动出现`,
                en: 'Nothing waits here; new cases appear by themselves',
              })
        }
      />
    </Page>
  )
}
