import { Button, Select } from 'antd'
import { useState } from 'react'
import { saveFile, useOperation } from '#ui/call.ts'
import { clockTime } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { exportProjects, listProjects, type ProjectRow } from '../../contract.ts'
import { PROJECT_CLASS_NAMES, PROJECT_CLASSES, PROJECT_KIND_NAMES, PROJECT_KINDS } from '../../domain/project.ts'
import { yearOf } from '../../domain/year-of.ts'
import { words } from '../../words.ts'
import { AdoptForm } from './adopt-form.tsx'
import css from './budget.module.css'
import { BudgetImport } from './budget-import.tsx'
import { CheckPanel } from './check-panel.tsx'
import { CloseForm } from './close-form.tsx'
import { Money, MoneyUnitProvider, MoneyUnitSwitch, RateBar, useMoneyUnit } from './money.tsx'
import { ProjectForm } from './project-form.tsx'
import { Totals } from './totals.tsx'
import { useLedgerWords } from './use-ledger-words.ts'
import { YearState } from './year-state.tsx'

const pick = <K extends string>(list: readonly K[], text: string | null) => list.find((one) => one === text)

export default function ProjectsPage() {
  return (
    <MoneyUnitProvider>
      <Projects />
    </MoneyUnitProvider>
  )
}

/** Every project of a year with its budget and what was carried out of it; filters live in the address. */
function Projects() {
  const { t } = useWords()
  const go = useGo()
  const say = useSay()
  const address = useAddressQuery()
  const { unit: moneyUnit } = useMoneyUnit()
  const mayKeep = useMay('ledger:keep')
  const [busy, setBusy] = useState(false)
  const { sourceOptions } = useLedgerWords()
  const [kind, type] = [pick(PROJECT_KINDS, address.one('kind')), pick(PROJECT_CLASSES, address.one('class'))]
  const [source, text, unit] = [address.one('source'), address.one('text'), address.one('unit')]
  const year = yearOf(address.one('year'))
  const filters = {
    ...(year === null ? {} : { year }),
    ...(kind ? { kind } : {}),
    ...(type ? { class: type } : {}),
    ...(source ? { source } : {}),
    ...(unit ? { unit } : {}),
    ...(text ? { text } : {}),
  }
  const reading = useOperation(listProjects, { limit: 500, ...filters })
  const { data } = reading
  const open = address.one('open')
  const show = (what: string | undefined) => address.change({ open: what })
  const close = () => show(undefined)
  const isFiltered = Boolean(kind ?? type ?? source ?? text)
  const clear = () => address.change({ kind: undefined, class: undefined, source: undefined, text: undefined })
  const ofYear = (data?.years ?? []).filter((one) => one.year === data?.year)
  const state = ofYear.length === 1 ? ofYear[0]! : null
  const years = [...new Set([...(data?.years ?? []).map((one) => one.year), data?.year ?? 0])].filter(Boolean)
  const visit = (row: ProjectRow) => go(`/c/ledger/${row.id}?year=${data?.year}`)
  const save = async () => {
    setBusy(true)
    try {
      const name = await saveFile(exportProjects, { ...filters, format: 'xlsx' })
      say(t({ zh: `已导出 ${name}`, en: `Exported ${name}` }))
    } catch {
      say(t({ zh: '抱歉，没有导出。请稍后重试', en: 'Sorry, nothing was exported. Try again later' }))
    } finally {
      setBusy(false)
    }
  }
  useKeys([
    { keys: 'N', title: words.newProject, run: () => show('new'), enabled: mayKeep },
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload },
  ])
  const columns = COLUMNS.map((column): Column<ProjectRow> => ({ ...column, cell: (row) => column.cell(row, t) }))
  const wrong = (data?.items ?? []).reduce((count, row) => count + (row.findings > 0 ? 1 : 0), 0)
  return (
    <Page
      fill
      title={t(words.projects)}
      note={
        reading.answeredAtMs > 0
          ? t({
              zh: `金额单位 ${moneyUnit} · 数据截至 ${clockTime(reading.answeredAtMs)}`,
              en: `in ${moneyUnit}, as of ${clockTime(reading.answeredAtMs)}`,
            })
          : null
      }
      actions={
        <>
          <Button loading={busy} onClick={() => void save()}>
            {t({ zh: '导出', en: 'Export' })}
          </Button>
          {mayKeep ? (
            <>
              <Button onClick={() => show('import')}>{t({ zh: '导入年初预算', en: 'Import a budget' })}</Button>
              <Button type="primary" onClick={() => show('new')}>
                {t(words.newProject)}
                <KeyHint keys="N" />
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <Filters>
        <Select
          value={data?.year}
          onChange={(value: number) => address.change({ year: `${value}` })}
          aria-label={t(words.year)}
          style={{ width: 104 }}
          options={years.map((value) => ({ value, label: t({ zh: `${value} 年`, en: `${value}` }) }))}
        />
        <Select
          value={kind}
          onChange={(value?: string) => address.change({ kind: value })}
          allowClear
          placeholder={t({ zh: '全部支出', en: 'All spending' })}
          aria-label={t({ zh: '支出类别', en: 'Kind of spending' })}
          style={{ width: 120 }}
          options={PROJECT_KINDS.map((value) => ({ value, label: t(PROJECT_KIND_NAMES[value]) }))}
        />
        <Select
          value={type}
          onChange={(value?: string) => address.change({ class: value })}
          allowClear
          placeholder={t({ zh: '全部项目类别', en: 'All classes' })}
          aria-label={t({ zh: '项目类别', en: 'Class' })}
          style={{ width: 184 }}
          options={PROJECT_CLASSES.map((value) => ({ value, label: t(PROJECT_CLASS_NAMES[value]) }))}
        />
        <Select
          value={source ?? undefined}
          onChange={(value?: string) => address.change({ source: value })}
          allowClear
          placeholder={t({ zh: '全部来源', en: 'All sources' })}
          aria-label={t(words.source)}
          style={{ width: 168 }}
          options={sourceOptions}
        />
        <SearchBox
          value={text ?? ''}
          change={(value) => address.change({ text: value })}
          placeholder={t({ zh: '名称、曾用名或代码', en: 'Name, former name or key' })}
        />
        {isFiltered ? <Button onClick={clear}>{t({ zh: '清除筛选', en: 'Clear filters' })}</Button> : null}
        <span className={css.grow} />
        <MoneyUnitSwitch />
      </Filters>
      {data ? (
        <Totals execution={data.totals}>
          {state ? <YearState state={state.state} documentNo={state.documentNo} /> : null}
          {wrong > 0 ? (
            <Button danger size="small" onClick={() => show('check')}>
              {t({ zh: `${wrong} 个项目合计不相符`, en: `${wrong} projects do not add up` })}
            </Button>
          ) : (
            <Button size="small" onClick={() => show('check')}>
              {t({ zh: '核对合计', en: 'Check the sums' })}
            </Button>
          )}
          {mayKeep && state?.state === 'draft' ? (
            <Button size="small" onClick={() => show('adopt')}>
              {t(words.adopt)}
            </Button>
          ) : null}
          {mayKeep && state?.state === 'adopted' ? (
            <Button size="small" onClick={() => show('close')}>
              {t(words.closeYear)}
            </Button>
          ) : null}
        </Totals>
      ) : null}
      <Split>
        <SplitList>
          <Loaded reading={reading} lines={12}>
            {({ items, next }) => (
              <>
                <Table
                  label={t(words.projects)}
                  rows={items}
                  columns={columns}
                  rowKey={(row) => row.id}
                  onOpen={visit}
                  onVisit={visit}
                  empty={
                    <EmptyState
                      action={
                        isFiltered ? (
                          <Button onClick={clear}>{t({ zh: '清除筛选', en: 'Clear filters' })}</Button>
                        ) : null
                      }
                    >
                      {isFiltered
                        ? t({ zh: '没有符合筛选的项目。减少筛选条件再看', en: 'Nothing fits these filters' })
                        : t({ zh: '这一年还没有项目。新建项目，或导入年初预算', en: 'No project in this year yet' })}
                    </EmptyState>
                  }
                />
                {next ? (
                  <p className={css['none-yet']}>
                    {t({ zh: '只列出前 500 个，请用筛选缩小范围；合计包括全部', en: 'The first 500; sums hold all' })}
                  </p>
                ) : null}
              </>
            )}
          </Loaded>
        </SplitList>
        {open === 'new' && mayKeep ? (
          <ProjectForm before={null} onClose={close} onDone={(id) => go(`/c/ledger/${id}`)} />
        ) : null}
        {open === 'import' && mayKeep ? <BudgetImport onClose={close} /> : null}
        {open === 'check' && data ? <CheckPanel year={data.year} unit={unit} onClose={close} /> : null}
        {open === 'adopt' && state ? <AdoptForm year={state} onClose={close} /> : null}
        {open === 'close' && state ? <CloseForm key={state.year} year={state} onClose={close} /> : null}
      </Split>
    </Page>
  )
}

type T = ReturnType<typeof useWords>['t']
type ProjectColumn = Omit<Column<ProjectRow>, 'cell'> & {
  cell(row: ProjectRow, t: T): ReturnType<Column<ProjectRow>['cell']>
}

const amount = (
  id: 'initial' | 'adjustment' | 'adjusted' | 'executed' | 'remaining',
  zh: string,
  en: string,
  more: Partial<ProjectColumn> = {},
): ProjectColumn => ({
  id,
  title: { zh, en },
  width: '128px',
  align: 'right',
  cell: (row, t) => (
    <>
      <span className={css.phoneLabel}>{t({ zh, en })} </span>
      <Money yuan={row[id]} sign={id === 'adjustment'} />
    </>
  ),
  ...more,
})

const COLUMNS: readonly ProjectColumn[] = [
  {
    id: 'name',
    title: { zh: '项目', en: 'Project' },
    phone: 'lead',
    cell: (row, t) => (
      <>
        {row.name}{' '}
        {row.findings > 0 ? (
          <span className="over">{t({ zh: `■ ${row.findings} 处不相符`, en: `■ ${row.findings} off` })}</span>
        ) : null}
      </>
    ),
    hint: (row) => [row.name, ...row.formerNames].join(' / '),
  },
  {
    id: 'class',
    title: { zh: '类别', en: 'Class' },
    width: '128px',
    wide: true,
    phone: 'no',
    cell: (row, t) => t(row.class ? PROJECT_CLASS_NAMES[row.class] : PROJECT_KIND_NAMES[row.kind]),
  },
  amount('initial', '年初数', 'Initial', { phone: 'no' }),
  amount('adjustment', '调整', 'Adjusted by', { width: '112px', wide: true, phone: 'no' }),
  amount('adjusted', '调整后', 'Budget'),
  amount('executed', '已执行', 'Spent'),
  amount('remaining', '结余', 'Left', { wide: true, phone: 'no' }),
  { id: 'rate', title: { zh: '执行率', en: 'Rate' }, width: '168px', cell: (row) => <RateBar rate={row.rate} /> },
]
