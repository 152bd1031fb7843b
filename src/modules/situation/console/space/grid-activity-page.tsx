import { Button, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { listAreas } from '#modules/territory/contract.ts'
import { useOperation } from '#ui/call.ts'
import { count, percent, shortTime, tableTime, useNow } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Facts, Loaded, Page } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type GridActivity, listGridActivity } from '../../contract.ts'
import { ACTIVITY_WORDS } from '../../domain/grid-activity.ts'
import { words } from '../../words.ts'
import { Figure } from './figure.tsx'
import css from './space.module.css'

const ExportDialog = lazy(() => import('./export-activity-dialog.tsx'))
const STATES = ['silent', 'normal'] as const
const PAGE = 200
const HOUR_MS = 3_600_000

/** Each grid with its last activity, silent ones first; the rate of normal running by street. */
export default function GridActivityPage() {
  const { t } = useWords()
  const nowMs = useNow()
  const address = useAddressQuery()
  const [exporting, setExporting] = useState(false)
  const area = address.one('area') ?? undefined
  const state = STATES.find((one) => one === address.one('state'))
  const cursor = Math.max(0, Number(address.one('from') ?? 0) || 0)
  const filters = { ...(area ? { area } : {}), ...(state ? { state } : {}) }
  const reading = useOperation(listGridActivity, { ...filters, limit: PAGE, cursor }, { everyMs: 60_000 })
  const streets = useOperation(listAreas, { level: 'street', limit: 500 }, { freshForMs: HOUR_MS }).data?.items ?? []
  const open = address.one('open')
  const { data } = reading
  const current = data?.items.find(({ code }) => code === open)
  const known = (data?.kinds ?? []).filter(({ how }) => how !== null)
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload }])
  const columns: Column<GridActivity>[] = [
    { id: 'code', title: { zh: '网格', en: 'Grid' }, width: '152px', phone: 'lead', cell: (row) => row.code },
    {
      id: 'place',
      title: { zh: '街道、社区', en: 'Street, community' },
      cell: (row) => `${row.street} ${row.community}`,
      hint: (row) => `${row.street} ${row.community} ${row.name}`,
    },
    {
      id: 'state',
      title: { zh: '状态', en: 'State' },
      width: '104px',
      cell: (row) => (
        <span className={row.silent ? css.quiet : undefined}>
          {row.silent ? t({ zh: '◌ 静默', en: '◌ silent' }) : t({ zh: '● 正常', en: '● normal' })}
        </span>
      ),
    },
    {
      id: 'last',
      title: { zh: '最近活动', en: 'Last activity' },
      width: '168px',
      cell: (row) =>
        row.lastAt && row.lastKind ? `${shortTime(row.lastAt, nowMs)} ${t(ACTIVITY_WORDS[row.lastKind])}` : '—',
    },
    {
      id: 'days',
      title: { zh: '距今（自然日）', en: 'Days since' },
      width: '120px',
      align: 'right',
      cell: (row) => {
        const days = row.quietDays ?? data?.lookBackDays ?? 0
        return row.quietDays === null
          ? t({ zh: `超过 ${days} 天`, en: `over ${days} days` })
          : t({ zh: `${days} 天`, en: `${days} days` })
      },
    },
  ]
  return (
    <Page
      fill
      title={t(words.gridActivity)}
      note={data ? t({ zh: `数据截至 ${tableTime(data.asOf)}`, en: `as of ${tableTime(data.asOf)}` }) : null}
      actions={<Button onClick={() => setExporting(true)}>{t({ zh: '导出', en: 'Export' })}</Button>}
    >
      {data ? (
        <div className={css.sum}>
          <Figure
            label={t({ zh: '正常运行率', en: 'Running normally' })}
            value={percent(data.total.normal, data.total.grids)}
            note={t({ zh: '目标 100%', en: 'target 100%' })}
          />
          <Figure label={t({ zh: '网格', en: 'Grids' })} value={count(data.total.grids)} />
          <Figure
            label={t({ zh: '静默', en: 'Silent' })}
            value={count(data.total.silent)}
            note={t({
              zh: `超过 ${data.silentAfterDays} 个自然日没有活动`,
              en: `nothing for over ${data.silentAfterDays} days`,
            })}
          />
          <p className="meta">
            {t({ zh: '计入：', en: 'Counted: ' })}
            {known.map(({ title }) => t(title)).join(t({ zh: '、', en: ', ' }))}
            {(data.kinds ?? [])
              .filter(({ how }) => how === null)
              .map(({ kind, title }) => (
                <span key={kind}>{t({ zh: `；${title.zh}尚未接入`, en: `; ${title.en} is not connected yet` })}</span>
              ))}
          </p>
        </div>
      ) : null}
      <Filters>
        <Select
          value={area?.slice(0, 9)}
          onChange={(value?: string) => address.change({ area: value, from: undefined, open: undefined })}
          allowClear
          placeholder={t({ zh: '全部街道', en: 'All streets' })}
          aria-label={t({ zh: '街道', en: 'Street' })}
          style={{ width: 240 }}
          options={streets.flatMap(({ code, name }) => {
            const share = data?.streets.find((one) => one.code === code)
            if (!share && code !== area?.slice(0, 9) && !area) return []
            const rate = share ? ` ${percent(share.normal, share.grids)} / ${count(share.grids)}` : ''
            return [{ value: code, label: `${name}${rate}` }]
          })}
        />
        <Select
          value={state}
          onChange={(value?: string) => address.change({ state: value, from: undefined, open: undefined })}
          allowClear
          placeholder={t({ zh: '静默和正常', en: 'Silent and normal' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 144 }}
          options={[
            { value: 'silent', label: t({ zh: '静默', en: 'Silent' }) },
            { value: 'normal', label: t({ zh: '正常', en: 'Normal' }) },
          ]}
        />
        {cursor > 0 ? (
          <Button onClick={() => address.change({ from: cursor > PAGE ? `${cursor - PAGE}` : undefined })}>
            {t({ zh: `前 ${PAGE} 个`, en: `${PAGE} before` })}
          </Button>
        ) : null}
        {data?.next ? (
          <Button onClick={() => address.change({ from: `${data.next}` })}>
            {t({ zh: `后 ${PAGE} 个`, en: `Next ${PAGE}` })}
          </Button>
        ) : null}
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={reading} lines={14}>
            {({ items }) => (
              <Table
                label={t(words.gridActivity)}
                rows={items}
                columns={columns}
                rowKey={(row) => row.code}
                current={open}
                onOpen={(row) => address.change({ open: row.code })}
                empty={
                  <EmptyState>
                    {state === 'silent'
                      ? t({ zh: '没有静默网格。全部正常运行', en: 'No silent grid: all are running' })
                      : t({ zh: '没有网格。减少筛选条件再看', en: 'No grids; remove a filter' })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {current ? (
          <SidePanel title={`${current.community} ${current.code}`} onClose={() => address.change({ open: undefined })}>
            <Inset>
              <Facts
                facts={(data?.kinds ?? []).map(({ kind, title, how }) => [
                  t({ zh: `最近${title.zh}`, en: `Last: ${title.en}` }),
                  how === null ? t({ zh: '尚未接入', en: 'not connected yet' }) : tableTime(current.last[kind]),
                ])}
              />
            </Inset>
          </SidePanel>
        ) : null}
      </Split>
      {exporting ? (
        <Suspense>
          <ExportDialog filters={filters} onClose={() => setExporting(false)} />
        </Suspense>
      ) : null}
    </Page>
  )
}
