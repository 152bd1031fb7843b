import { Button, Select } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation, usePages } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { EmptyState, Facts, Loaded, Page } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type Column, Table } from '#ui/table.tsx'
import {
  addEnterpriseRecord,
  type EnterpriseRow,
  getEnterprise,
  listEconomicGrids,
  listEnterprises,
} from '../contract.ts'
import { words } from '../words.ts'
import css from './community.module.css'
import { DueMark } from './due-mark.tsx'
import { NeedList } from './need-list.tsx'
import { RecordForm } from './record-form.tsx'
import { RecordList } from './record-list.tsx'
import { useListWords } from './use-list-words.ts'

/** Enterprises by economic grid: whom to visit, what they need, what became of it. */
export default function EnterprisesPage() {
  const { t } = useWords()
  const query = useAddressQuery()
  const names = useListWords()
  const [text, setText] = useState('')
  const grids = useOperation(listEconomicGrids, {}).data?.items ?? []
  const grid = query.one('grid')
  const only = query.one('only')
  const open = query.one('open')
  const pages = usePages(listEnterprises, {
    ...(grid ? { economicGrid: grid } : {}),
    ...(only === 'due' ? { due: 'soon' as const, sort: 'due' as const } : {}),
    ...(only === 'needs' ? { needs: true } : {}),
    ...(text ? { text } : {}),
  })
  const inSight = grids.filter((one) => grid === null || one.code === grid)
  const sum = (of: (one: (typeof grids)[number]) => number) => inSight.reduce((total, one) => total + of(one), 0)
  const columns: Column<EnterpriseRow>[] = [
    {
      id: 'name',
      title: { zh: '企业 / 地址', en: 'Enterprise / address' },
      phone: 'lead',
      cell: (row) => (
        <>
          {row.key ? <span className={css.first}>{t({ zh: '重点', en: 'key' })}</span> : null}
          {row.name} <span className={css.quiet}>{row.address}</span>
        </>
      ),
      hint: (row) => `${row.name} / ${row.address}`,
    },
    {
      id: 'industry',
      title: { zh: '行业', en: 'Industry' },
      width: '96px',
      cell: (row) => names.industry(row.industry),
    },
    {
      id: 'grid',
      title: { zh: '经济网格', en: 'Economic grid' },
      width: '184px',
      wide: true,
      phone: 'no',
      cell: (row) => row.economicGridName ?? '—',
      hint: (row) => row.economicGridName ?? '',
    },
    {
      id: 'needs',
      title: { zh: '未了需求 项', en: 'Open needs' },
      width: '92px',
      align: 'right',
      phone: 'no',
      cell: (row) => (row.openNeeds > 0 ? <b>{row.openNeeds}</b> : <span className={css.quiet}>0</span>),
    },
    { id: 'due', title: { zh: '走访', en: 'Visit' }, width: '196px', cell: (row) => <DueMark due={row.due} short /> },
  ]
  const filter = (value: string | null) => query.change({ only: value ?? undefined })
  return (
    <Page fill flush title={t(words.economy)} note={t({ zh: '计数为此刻在册经营企业', en: 'Counts are of now' })}>
      <div className={css.frame}>
        <div className={css.wide}>
          <div className={css.figures}>
            <button type="button" aria-pressed={only === null} onClick={() => filter(null)}>
              <b>{count(sum((one) => one.enterprises))}</b>
              <small>{t({ zh: '经营企业 家', en: 'enterprises' })}</small>
            </button>
            <button type="button" aria-pressed={only === 'due'} onClick={() => filter('due')}>
              <b data-warn={sum((one) => one.visitsDue) > 0}>{count(sum((one) => one.visitsDue))}</b>
              <small>{t({ zh: '该走访 家', en: 'due now' })}</small>
            </button>
            <button type="button" aria-pressed={only === 'needs'} onClick={() => filter('needs')}>
              <b data-warn={sum((one) => one.openNeeds) > 0}>{count(sum((one) => one.openNeeds))}</b>
              <small>{t({ zh: '未了需求 项', en: 'open needs' })}</small>
            </button>
            <div>
              <b>{count(inSight.length)}</b>
              <small>{t({ zh: '经济网格 个', en: 'economic grids' })}</small>
            </div>
          </div>
          <div className={css.filters}>
            <SearchBox
              value={text}
              change={setText}
              placeholder={t({ zh: '名称、信用代码或地址', en: 'Name, credit code or address' })}
              width={220}
            />
            <Select
              allowClear
              value={grid}
              onChange={(value: string | undefined) => query.change({ grid: value })}
              placeholder={t({ zh: '全部经济网格', en: 'All economic grids' })}
              aria-label={t({ zh: '经济网格', en: 'Economic grid' })}
              style={{ width: 240 }}
              options={grids.map((one) => ({ value: one.code, label: `${one.name}（${one.enterprises}）` }))}
            />
          </div>
          <div className={css.list}>
            <Loaded reading={pages}>
              {(rows) => (
                <Table
                  label={t({ zh: '企业', en: 'Enterprises' })}
                  rows={rows}
                  columns={columns}
                  rowKey={(row) => row.id}
                  current={open}
                  onOpen={(row) => query.change({ open: row.id })}
                  empty={
                    <EmptyState>
                      {text || grid || only
                        ? t({ zh: '没有符合的企业。可去掉筛选', en: 'None; take a filter away' })
                        : t({ zh: '您的区域还没有登记企业', en: 'No enterprises in your area yet' })}
                    </EmptyState>
                  }
                  more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                />
              )}
            </Loaded>
          </div>
        </div>
        {open ? <EnterprisePanel key={open} id={open} onClose={() => query.change({ open: undefined })} /> : null}
      </div>
    </Page>
  )
}

function EnterprisePanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const names = useListWords()
  const mayRecord = useMay('community:record-enterprises')
  const reading = useOperation(getEnterprise, { id }, { forgetful: true })
  const add = useCommand(addEnterpriseRecord)
  const [recording, setRecording] = useState(false)
  return (
    <SidePanel
      title={reading.data?.enterprise.name ?? t({ zh: '企业', en: 'Enterprise' })}
      onClose={onClose}
      actions={
        mayRecord && reading.data && !recording ? (
          <Button type="primary" size="small" onClick={() => setRecording(true)}>
            {t({ zh: '登记走访', en: 'Record a visit' })}
          </Button>
        ) : null
      }
    >
      <Loaded reading={reading}>
        {(data) => (
          <>
            {recording ? (
              <div className={css.section}>
                <RecordForm
                  of="enterprise"
                  draftKey={`community.${id}`}
                  busy={add.busy}
                  problem={add.problem}
                  onCancel={() => setRecording(false)}
                  onSubmit={async (values) => {
                    const done = await add.run({ enterprise: id, ...values })
                    if (!done) return false
                    setRecording(false)
                    say(
                      t({
                        zh: `已登记。下次走访 ${done.nextVisitOn ?? '—'}`,
                        en: `Recorded. Next ${done.nextVisitOn ?? '—'}`,
                      }),
                    )
                    return true
                  }}
                />
              </div>
            ) : null}
            <div className={css.section}>
              <p className={css.path}>
                <span>{data.street}</span>›<span>{data.community}</span>›<span>{data.grid ?? '—'}</span>
              </p>
              <Facts
                facts={[
                  [t({ zh: '经济网格', en: 'Economic grid' }), data.enterprise.economicGridName ?? '—'],
                  [t({ zh: '走访', en: 'Visit' }), <DueMark key="due" due={data.enterprise.due} />],
                  [t({ zh: '上次走访', en: 'Last visit' }), tableTime(data.enterprise.lastVisitAt)],
                  [
                    t({ zh: '行业和规模', en: 'Industry and size' }),
                    `${names.industry(data.enterprise.industry)} · ${names.size(data.enterprise.size)}`,
                  ],
                  [
                    t({ zh: '从业人数', en: 'Staff' }),
                    data.enterprise.staff === null ? '—' : count(data.enterprise.staff),
                  ],
                  [t({ zh: '联系人', en: 'Contact' }), `${data.contactName ?? '—'} ${data.contactPhone ?? ''}`],
                  [t({ zh: '地址', en: 'Address' }), data.enterprise.address],
                  [t({ zh: '信用代码', en: 'Credit code' }), data.enterprise.creditCode],
                ]}
              />
            </div>
            <div className={css.section}>
              <h3>{t({ zh: '需求', en: 'Needs' })}</h3>
              <NeedList needs={data.needs} empty={t({ zh: '没有登记需求', en: 'None recorded' })} />
            </div>
            <div className={css.section}>
              <h3>{t({ zh: '走访和服务', en: 'Visits and services' })}</h3>
              <RecordList records={data.records} empty={t({ zh: '还没有走访', en: 'No visit yet' })} />
            </div>
          </>
        )}
      </Loaded>
    </SidePanel>
  )
}
