import { Button } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Split } from '#ui/split.tsx'
import { listTopics, type ReportResult } from '../contract.ts'
import { PERIOD_NAMES, type Period, type PeriodName } from '../domain/report-query.ts'
import type { OpenFigure } from './result/result-table.tsx'
import { RowsPanel } from './result/rows-panel.tsx'
import css from './topic/topic.module.css'
import { TopicGrid } from './topic/topic-grid.tsx'

/** Topic pages that were arranged without code; the newest figures of one, for a period of the reader's choosing. */
export default function TopicsPage() {
  const { t } = useWords()
  const go = useGo()
  const address = useAddressQuery()
  const mayKeep = useMay('reports:keep-topics')
  const topics = useOperation(listTopics, {})
  const [opened, setOpened] = useState<{ figure: OpenFigure; result: ReportResult } | null>(null)
  const asked = address.one('period')
  const period: Period | null =
    asked !== null && Object.hasOwn(PERIOD_NAMES, asked) ? { kind: 'named', name: asked as PeriodName } : null
  const chosen = topics.data?.items.find(({ id }) => id === address.one('topic')) ?? topics.data?.items[0]
  return (
    <Page
      fill
      title={t({ zh: '专题', en: 'Topics' })}
      actions={
        mayKeep ? (
          <>
            {chosen ? (
              <Button onClick={() => go(`/c/topics/${chosen.id}/edit`)}>
                {t({ zh: '编排本专题', en: 'Arrange this' })}
              </Button>
            ) : null}
            <Button onClick={() => go('/c/topics/new/edit')}>{t({ zh: '新建专题', en: 'New topic' })}</Button>
          </>
        ) : null
      }
    >
      <Split>
        <div className={css.page}>
          <Loaded reading={topics} lines={10}>
            {({ items }) =>
              chosen === undefined ? (
                <EmptyState>
                  {mayKeep
                    ? t({
                        zh: '还没有专题。先存几张报表并共享，再新建专题',
                        en: 'No topics yet: share some reports, then make one',
                      })
                    : t({ zh: '还没有对你的岗位开放的专题', en: 'No topic is open to your post yet' })}
                </EmptyState>
              ) : (
                <>
                  <nav className={css.tabs} aria-label={t({ zh: '专题', en: 'Topics' })}>
                    {items.map(({ id, name, published }) => (
                      <button
                        key={id}
                        type="button"
                        aria-current={id === chosen.id ? 'page' : undefined}
                        onClick={() => {
                          setOpened(null)
                          address.change({ topic: id }, { push: true })
                        }}
                      >
                        {name}
                        {published ? '' : t({ zh: '（未发布）', en: ' (draft)' })}
                      </button>
                    ))}
                    <select
                      className={css.period}
                      aria-label={t({ zh: '期间', en: 'Period' })}
                      value={asked ?? ''}
                      onChange={({ target }) => address.change({ period: target.value })}
                    >
                      <option value="">{t({ zh: '各块自己的期间', en: 'each its own period' })}</option>
                      {Object.entries(PERIOD_NAMES).map(([name, words]) => (
                        <option key={name} value={name}>
                          {t(words)}
                        </option>
                      ))}
                    </select>
                  </nav>
                  {chosen.intro ? <p className={css.intro}>{chosen.intro}</p> : null}
                  <TopicGrid
                    key={chosen.id}
                    blocks={chosen.blocks}
                    period={period}
                    onOpen={(figure, result) => setOpened({ figure, result })}
                  />
                </>
              )
            }
          </Loaded>
        </div>
        {opened ? (
          <RowsPanel
            key={JSON.stringify(opened.figure)}
            result={opened.result}
            figure={opened.figure}
            onClose={() => setOpened(null)}
          />
        ) : null}
      </Split>
    </Page>
  )
}
