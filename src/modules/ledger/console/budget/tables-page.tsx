import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { asProblem, type Problem, saveFile, useOperation } from '#ui/call.ts'
import { useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { Filters } from '#ui/split.tsx'
import { exportPublicTables, getPublicTables, listProjects, type TableSheet } from '../../contract.ts'
import { yearOf } from '../../domain/year-of.ts'
import { words } from '../../words.ts'
import { groupDigits } from '../group-digits.ts'
import { AskLink } from '../questions/ask-link.tsx'
import css from './budget.module.css'
import { Findings } from './findings.tsx'
import { MoneyUnitProvider, MoneyUnitSwitch, moneyIn, useMoneyUnit } from './money.tsx'

export default function TablesPage() {
  return (
    <MoneyUnitProvider>
      <Tables />
    </MoneyUnitProvider>
  )
}

const STAGES = [
  { value: 'budget', label: { zh: '部门预算', en: 'Budget' } },
  { value: 'final', label: { zh: '部门决算', en: 'Final account' } },
] as const

/** The tables that a department makes public, made of the ledger as it stands now, every sum reckoned again. */
function Tables() {
  const { t } = useWords()
  const say = useSay()
  const address = useAddressQuery()
  const { unit: moneyUnit } = useMoneyUnit()
  const [busy, setBusy] = useState<'xlsx' | 'pdf' | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const thisYear = new Date(useNow()).getFullYear()
  const known = useOperation(listProjects, { limit: 1 })
  const asked = yearOf(address.one('year'))
  const year = asked ?? known.data?.year ?? thisYear
  const stage = address.one('stage') === 'final' ? ('final' as const) : ('budget' as const)
  const reading = useOperation(
    getPublicTables,
    { year, stage },
    { enabled: asked !== null || known.data !== undefined },
  )
  const no = address.one('no') ?? '01'
  const years = [...new Set([...(known.data?.years ?? []).map((one) => one.year), year])].sort((a, b) => b - a)
  const hand = async (format: 'xlsx' | 'pdf') => {
    setBusy(format)
    setProblem(null)
    try {
      const name = await saveFile(exportPublicTables, { year, stage, moneyUnit, format })
      say(t({ zh: `已导出 ${name}`, en: `Exported ${name}` }))
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      setBusy(null)
    }
  }
  return (
    <Page
      fill
      title={t(words.tables)}
      note={
        <>
          {reading.data?.unitName} <AskLink table={`${stage}-${no}`} year={year} />
        </>
      }
      actions={
        <>
          <Button loading={busy === 'pdf'} onClick={() => void hand('pdf')}>
            {t({ zh: '导出 PDF（打印）', en: 'Export PDF to print' })}
          </Button>
          <Button type="primary" loading={busy === 'xlsx'} onClick={() => void hand('xlsx')}>
            {t({ zh: '导出 XLSX', en: 'Export XLSX' })}
          </Button>
        </>
      }
    >
      <Filters>
        <Select
          value={year}
          onChange={(value: number) => address.change({ year: `${value}` })}
          aria-label={t(words.year)}
          style={{ width: 104 }}
          options={years.map((value) => ({ value, label: t({ zh: `${value} 年`, en: `${value}` }) }))}
        />
        <Segmented
          value={stage}
          onChange={(value) => address.change({ stage: value as string })}
          options={STAGES.map(({ value, label }) => ({ value, label: t(label) }))}
        />
        <span className={css.grow} />
        <MoneyUnitSwitch />
      </Filters>
      <ProblemNotice problem={problem} close={() => setProblem(null)} />
      <Loaded reading={reading} lines={14}>
        {({ tables, checked, findings, provisional }) => {
          const table = tables.find((one) => one.no === no) ?? tables[0]!
          return (
            <>
              <div className={css.checked}>
                <span className={findings.length === 0 ? css.ok : 'over'}>
                  {findings.length === 0
                    ? t({ zh: `● 核对 ${checked} 处合计，全部相符`, en: `● ${checked} sums checked, all agree` })
                    : t({ zh: `■ ${findings.length} 处合计不相符`, en: `■ ${findings.length} sums do not agree` })}
                </span>{' '}
                <span className="meta">{t({ zh: `金额单位：${moneyUnit}`, en: `in ${moneyUnit}` })}</span>{' '}
                {provisional ? (
                  <span className="meta">
                    {stage === 'budget'
                      ? t({ zh: '预算还没有登记批复，数字可能变动', en: 'Not adopted yet: figures may change' })
                      : t({ zh: '年度还没有结账，数字可能变动', en: 'Not closed yet: figures may change' })}
                  </span>
                ) : null}
              </div>
              {findings.length > 0 ? <Findings findings={findings} /> : null}
              <div className={css.tabs} role="tablist">
                {tables.map((one) => (
                  <button
                    key={one.no}
                    type="button"
                    role="tab"
                    aria-selected={one.no === table.no}
                    onClick={() => address.change({ no: one.no })}
                  >
                    {one.no} {t(one.title)}
                  </button>
                ))}
              </div>
              <PaperTable table={table} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function PaperTable({ table }: { table: TableSheet }) {
  const { t } = useWords()
  const { unit } = useMoneyUnit()
  const said = (kind: TableSheet['columns'][number]['kind'], value: string | null) => {
    if (value === null) return ''
    if (kind === 'money') return /[1-9]/.test(value) ? moneyIn(value, unit) : '—'
    return kind === 'percent' ? groupDigits(value) : value
  }
  const first = table.columns.find(({ kind }) => kind === 'text')?.id
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
    <div className={css.paper} role="tabpanel" tabIndex={0}>
      <table aria-label={t(table.title)}>
        <thead>
          <tr>
            {table.columns.map(({ id, title }) => (
              <th key={id} scope="col">
                {t(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key} data-level={row.level}>
              {table.columns.map(({ id, kind }) => (
                <td key={id} data-kind={kind} data-indent={id === first ? row.level : undefined}>
                  {said(kind, row.cells[id] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.notes.map((note) => (
        <p key={note.zh} className={css['none-yet']}>
          {t(note)}
        </p>
      ))}
    </div>
  )
}
