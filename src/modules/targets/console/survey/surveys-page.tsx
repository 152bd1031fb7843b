import { useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { refresh, usePages } from '#ui/call.ts'
import { clockTime, shortTime, useNow } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listSurveys, type SurveyRow } from '../../contract.ts'
import { SURVEY_STATES } from '../../domain/survey/survey.ts'
import { words } from '../../words.ts'
import { ratioText } from './ratio-text.ts'
import { SurveyForm } from './survey-form.tsx'
import { SurveyPanel } from './survey-panel.tsx'
import { AUDIENCE_NAMES, PHASE_NAMES } from './survey-words.ts'

const STATE_NAMES = { ...PHASE_NAMES, open: { zh: '已发布', en: 'open' } }

/** Satisfaction surveys: what they ask, how many have answered, and what has come out. */
export default function SurveysPage() {
  const { t } = useWords()
  const nowMs = useNow()
  const client = useQueryClient()
  const address = useAddressQuery()
  const mayMake = useMay('targets:survey')
  const phase = SURVEY_STATES.find((one) => one === address.one('state'))
  const pages = usePages(listSurveys, { limit: 50, ...(phase ? { phase } : {}) }, { everyMs: 30_000 })
  const open = address.one('open')
  const create = () => address.change({ open: 'new', copy: undefined })
  const close = () => address.change({ open: undefined, copy: undefined })
  useKeys([
    { keys: 'N', title: { zh: '新建调查', en: 'New survey' }, run: create, enabled: mayMake },
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: () => refresh(client, 'targets') },
  ])
  const columns: Column<SurveyRow>[] = [
    { id: 'phase', title: { zh: '状态', en: 'State' }, width: '120px', cell: (row) => t(PHASE_NAMES[row.phase]) },
    {
      id: 'title',
      title: { zh: '调查', en: 'Survey' },
      phone: 'lead',
      cell: (row) => row.title,
      hint: (row) => row.title,
    },
    { id: 'year', title: { zh: '年度', en: 'Year' }, width: '64px', wide: true, cell: (row) => row.year },
    {
      id: 'who',
      title: { zh: '对象', en: 'Asked' },
      width: '152px',
      wide: true,
      phone: 'no',
      cell: (row) => t(AUDIENCE_NAMES[row.audience]),
    },
    {
      id: 'answered',
      title: { zh: '已答/发出（份）', en: 'Answered/asked' },
      width: '128px',
      align: 'right',
      cell: (row) => (row.phase === 'draft' ? '—' : ratioText(row.answered, row.asked)),
    },
    {
      id: 'figure',
      title: { zh: '满意度（%）', en: 'Satisfied (%)' },
      width: '136px',
      align: 'right',
      cell: (row) => <FigureCell row={row} />,
    },
    {
      id: 'ends',
      title: { zh: '截止', en: 'Ends' },
      width: '144px',
      cell: (row) => shortTime(row.closedAt ?? row.endsAt, nowMs),
    },
  ]
  return (
    <Page
      fill
      title={t(words.surveys)}
      note={
        pages.answeredAtMs > 0
          ? t({ zh: `数据截至 ${clockTime(pages.answeredAtMs)}`, en: `as of ${clockTime(pages.answeredAtMs)}` })
          : null
      }
      actions={
        mayMake ? (
          <Button type="primary" onClick={create}>
            {t({ zh: '新建调查', en: 'New survey' })}
            <KeyHint keys="N" />
          </Button>
        ) : null
      }
    >
      <Filters>
        <Select
          value={phase}
          onChange={(value) => address.change({ state: value })}
          allowClear
          placeholder={t({ zh: '全部状态', en: 'All states' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 128 }}
          options={SURVEY_STATES.map((value) => ({ value, label: t(STATE_NAMES[value]) }))}
        />
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={10}>
            {(found) => (
              <Table
                label={t(words.surveys)}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => address.change({ open: row.id, copy: undefined })}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState>
                    {mayMake
                      ? t({
                          zh: '还没有满意度调查。按 N 新建，一份最多 5 题',
                          en: 'No survey yet. Press N to make one',
                        })
                      : t({ zh: '还没有满意度调查', en: 'No survey yet' })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {open === 'new' && mayMake ? (
          <SurveyForm
            key={address.one('copy') ?? 'new'}
            copyOf={address.one('copy')}
            onDone={(id) => address.change({ open: id, copy: undefined })}
            onClose={close}
          />
        ) : open && open !== 'new' ? (
          <SurveyPanel
            key={open}
            id={open}
            onClose={close}
            onCopy={() => address.change({ open: 'new', copy: open })}
          />
        ) : null}
      </Split>
    </Page>
  )
}

function FigureCell({ row }: { row: SurveyRow }) {
  const { t } = useWords()
  if (row.phase !== 'closed') return '—'
  if (row.figure === null) return t({ zh: '答的太少', en: 'too few' })
  return row.usable ? row.figure : t({ zh: `${row.figure} 样本小`, en: `${row.figure} small` })
}
