import { Select } from 'antd'
import type { Output } from '#core/operation.ts'
import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery, useGo } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { Filters } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listSheets, type SheetRow } from '../contract.ts'
import { SHEET_STATE_NAMES, SHEET_STATES } from '../domain/sheet-chain.ts'
import { SheetsActions } from './documents/sheets-actions.tsx'
import css from './sheets/form.module.css'
import side from './sheets/side.module.css'

/** The summary table of a year: every sheet with budget, execution, scores and where it is. Nothing of it is stored. */
export default function SheetsPage() {
  const { t } = useWords()
  const go = useGo()
  const address = useAddressQuery()
  const asked = Number.parseInt(address.one('year') ?? '', 10)
  const state = SHEET_STATES.find((one) => one === address.one('state'))
  const reading = useOperation(listSheets, {
    ...(Number.isInteger(asked) ? { year: asked } : {}),
    ...(state ? { state } : {}),
  })
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload }])
  const open = (row: SheetRow) => go(`/c/sheets/${row.id}`)
  const data = reading.data
  return (
    <Page
      fill
      title={t({ zh: '自评表', en: 'Self-evaluation' })}
      actions={<SheetsActions year={data?.year} {...onlyUnit(data?.items)} />}
      note={
        data ? (
          <span>
            {t({ zh: `数据截至 ${tableTime(data.asOf)}`, en: `As of ${tableTime(data.asOf)}` })}
            {SHEET_STATES.map((one) => `，${t(SHEET_STATE_NAMES[one])} ${data.counts[one] ?? 0}`).join('')}
          </span>
        ) : null
      }
    >
      <Filters>
        <Select
          value={data?.year}
          onChange={(year: number) => address.change({ year: `${year}` })}
          aria-label={t({ zh: '年度', en: 'Year' })}
          style={{ width: 112 }}
          options={(data?.years ?? []).map((year) => ({ value: year, label: t({ zh: `${year} 年`, en: `${year}` }) }))}
        />
        <Select
          value={state}
          onChange={(value?: string) => address.change({ state: value })}
          allowClear
          placeholder={t({ zh: '全部状态', en: 'All states' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 136 }}
          options={SHEET_STATES.map((value) => ({ value, label: t(SHEET_STATE_NAMES[value]) }))}
        />
      </Filters>
      <div className={css.listFrame}>
        <Loaded reading={reading} lines={12}>
          {(found) => (
            <>
              <Table
                label={t({ zh: '自评表', en: 'Self-evaluation sheets' })}
                rows={found.items}
                columns={columnsOf(found.items)}
                rowKey={(row) => row.id}
                onOpen={open}
                onVisit={open}
                empty={
                  <EmptyState>
                    {t({
                      zh: state
                        ? '没有这种状态的自评表，请改选状态'
                        : `${found.year} 年还没有批准的绩效目标。目标批准后自动有自评表`,
                      en: 'No sheet. There is one for each project whose targets have been approved',
                    })}
                  </EmptyState>
                }
              />
              <Across found={found} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

/** The unit, where the list is of one alone. */
function onlyUnit(rows: readonly SheetRow[] = []): { unit?: string } {
  const [first, ...others] = new Set(rows.map(({ unit }) => unit))
  return first === undefined || others.length > 0 ? {} : { unit: first }
}

function columnsOf(rows: readonly SheetRow[]): Column<SheetRow>[] {
  const unit = rows[0]?.moneyUnit ?? '万元'
  const money = (
    id: 'initial' | 'adjustment' | 'adjusted' | 'executed',
    zh: string,
    en: string,
    wide = false,
  ): Column<SheetRow> => ({
    id,
    title: { zh: `${zh}（${unit}）`, en },
    width: '104px',
    align: 'right',
    wide,
    phone: 'no',
    cell: (row) => (row[id] === null ? '—' : grouped(row[id])),
  })
  const classes = [...new Set(rows.flatMap((row) => row.scores.map(({ level1 }) => level1)))].slice(0, 5)
  return [
    {
      id: 'name',
      title: { zh: '项目', en: 'Project' },
      phone: 'lead',
      cell: (row) => <Name row={row} />,
      hint: (row) => row.name,
    },
    money('initial', '年初预算', 'Initial', true),
    money('adjusted', '全年预算', 'Budget'),
    money('executed', '执行', 'Executed'),
    { id: 'rate', title: { zh: '执行率', en: 'Rate' }, width: '80px', align: 'right', cell: (row) => row.rate ?? '—' },
    {
      id: 'execution',
      phone: 'no',
      title: { zh: '执行得分', en: 'Execution' },
      width: '80px',
      align: 'right',
      cell: (row) => row.executionScore ?? '—',
    },
    ...classes.map(
      (level1): Column<SheetRow> => ({
        id: level1,
        title: { zh: level1.replace('指标', ''), en: level1 },
        width: '72px',
        align: 'right',
        wide: true,
        cell: (row) => row.scores.find((one) => one.level1 === level1)?.score ?? '—',
      }),
    ),
    { id: 'total', title: { zh: '总分', en: 'Total' }, width: '80px', align: 'right', cell: (row) => row.total ?? '—' },
    {
      id: 'findings',
      phone: 'no',
      title: { zh: '疑点 错/疑', en: 'Findings' },
      width: '80px',
      align: 'right',
      cell: (row) => (
        <span className={row.findings.error > 0 ? 'over' : undefined}>
          {row.findings.error}/{row.findings.warning}
        </span>
      ),
    },
    {
      id: 'gaps',
      phone: 'no',
      title: { zh: '未填', en: 'Missing' },
      width: '64px',
      align: 'right',
      cell: (row) => row.gaps,
    },
    { id: 'state', title: { zh: '状态', en: 'State' }, width: '88px', cell: (row) => <State row={row} /> },
    { id: 'who', title: { zh: '经办', en: 'Who' }, width: '112px', wide: true, cell: (row) => whoHas(row) },
  ]
}

/** `1,565.812` */
const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')

/** What no single sheet shows: one fact told in two ways on two of them. */
function Across({ found }: { found: Output<typeof listSheets> }) {
  const { t } = useWords()
  if (found.across.length === 0) return null
  const nameOf = (id: string | null) => found.items.find((row) => row.id === id)?.name
  return (
    <section className={side.across}>
      <h2>
        {t({ zh: `表与表之间 ${found.across.length} 处疑点`, en: `${found.across.length} findings between sheets` })}
      </h2>
      <ul className={side.list}>
        {found.across.map(({ sheetId, severity, text }) => (
          <li key={`${sheetId} ${text}`} data-severity={severity}>
            <span>
              <span className={side.sign}>{severity === 'note' ? '●' : severity === 'warning' ? '◆' : '■'} </span>
              {sheetId && nameOf(sheetId) ? (
                <>
                  <To href={`/c/sheets/${sheetId}`}>{nameOf(sheetId)}</To>{' '}
                </>
              ) : null}
              {text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Name({ row }: { row: SheetRow }) {
  const { t } = useWords()
  return row.kind === 'department' ? <b>{t({ zh: `部门整体 · ${row.name}`, en: `Whole of ${row.name}` })}</b> : row.name
}

function State({ row }: { row: SheetRow }) {
  const { t } = useWords()
  return (
    <span className={css.state} data-state={row.state}>
      {t(SHEET_STATE_NAMES[row.state])}
    </span>
  )
}

/** Whoever did the last step: the sheet waits for the one after. */
function whoHas({ state, savedByName, submittedByName, reviewedByName, signedByName }: SheetRow): string {
  const names = {
    draft: savedByName,
    returned: submittedByName,
    submitted: submittedByName,
    reviewed: reviewedByName,
    signed: signedByName,
  }
  return names[state] ?? '—'
}
