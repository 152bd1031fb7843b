import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { clockTime, count } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded } from '#ui/page.ts'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type ChannelFiling, getFigures } from '../contract.ts'
import { FILING_OUTCOMES, type FilingOutcome } from '../domain/filing.ts'
import { FILING_NAMES, FILING_RULE } from '../words.ts'
import { floorPercent } from './floor-percent.ts'
import css from './hotline.module.css'
import { PeriodPick } from './period-pick.tsx'
import { UnfiledPanel } from './unfiled-panel.tsx'
import { usePeriod } from './use-period.ts'

const UNFILED = FILING_OUTCOMES.filter((one) => one !== 'filed')

/** Of what came in by each channel: what was filed, what was not, and the cases behind each number. */
export function Filing() {
  const { t, language } = useWords()
  const address = useAddressQuery()
  const { period } = usePeriod()
  const [open, setOpen] = useState<{ channel: string; outcome: FilingOutcome | null } | null>(null)
  const reading = useOperation(getFigures, period, { everyMs: 60_000 })
  const cell = (row: ChannelFiling, outcome: FilingOutcome) =>
    row[outcome] === 0 ? (
      '0'
    ) : (
      <button
        type="button"
        className={css.number}
        aria-label={t({
          zh: `${row.zh}${FILING_NAMES[outcome].zh} ${row[outcome]} 件`,
          en: `${row.en}, ${FILING_NAMES[outcome].en}: ${row[outcome]}`,
        })}
        onClick={(event) => {
          event.stopPropagation()
          setOpen({ channel: row.channel, outcome })
        }}
      >
        {count(row[outcome])}
      </button>
    )
  const columns = (target: number): Column<ChannelFiling>[] => [
    { id: 'channel', title: { zh: '渠道', en: 'Channel' }, phone: 'lead', cell: (row) => row[language] },
    {
      id: 'rate',
      title: { zh: `立案率（目标＞${target}%）`, en: `Filed (> ${target}%)` },
      width: '168px',
      align: 'right',
      cell: (row) => (
        <b className={css.rate} data-missed={row.reached === false}>
          {row.reached === false ? '■ ' : ''}
          {floorPercent(row.filed, row.filed + row.declined)}
        </b>
      ),
    },
    {
      id: 'filed',
      title: FILING_NAMES.filed,
      width: '72px',
      align: 'right',
      cell: (row) => (
        <>
          <span className={css.onPhone}>{t(FILING_NAMES.filed)} </span>
          {count(row.filed)}
        </>
      ),
    },
    ...UNFILED.map((outcome): Column<ChannelFiling> => {
      const isRare = outcome !== 'declined' && outcome !== 'pending'
      return {
        id: outcome,
        title: FILING_NAMES[outcome],
        width: '84px',
        align: 'right',
        ...(isRare ? { wide: true, phone: 'no' as const } : {}),
        cell: (row) => (
          <>
            <span className={css.onPhone}>{t(FILING_NAMES[outcome])} </span>
            {cell(row, outcome)}
          </>
        ),
      }
    }),
    {
      id: 'received',
      title: { zh: '收到', en: 'Received' },
      width: '72px',
      align: 'right',
      cell: (row) => (
        <>
          <span className={css.onPhone}>{t({ zh: '收到', en: 'Received' })} </span>
          {count(row.received)}
        </>
      ),
    },
  ]
  const channels = reading.data?.channels ?? []
  const sum = (key: FilingOutcome | 'received') => channels.reduce((all, one) => all + one[key], 0)
  return (
    <>
      <Filters>
        <PeriodPick />
        <span className="meta">
          {t({
            zh: `收到 ${count(sum('received'))} 件，立案 ${count(sum('filed'))}，不予立案 ${count(sum('declined'))}，立案率 ${floorPercent(sum('filed'), sum('filed') + sum('declined'))}${reading.answeredAtMs > 0 ? `。数据截至 ${clockTime(reading.answeredAtMs)}` : ''}`,
            en: `${count(sum('received'))} received, ${count(sum('filed'))} filed, ${count(sum('declined'))} declined, ${floorPercent(sum('filed'), sum('filed') + sum('declined'))}`,
          })}
        </span>
        <details className={css.help}>
          <summary>{t({ zh: '口径', en: 'How it is counted' })}</summary>
          <p>{t(FILING_RULE)}</p>
        </details>
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={reading} lines={8}>
            {(found) => (
              <Table
                label={t({ zh: '各渠道立案率', en: 'Filing by channel' })}
                rows={found.channels}
                columns={columns(found.filingTargetPercent)}
                rowKey={(row) => row.channel}
                current={open?.channel ?? null}
                onOpen={(row) => setOpen({ channel: row.channel, outcome: null })}
                empty={
                  <EmptyState
                    action={
                      <button type="button" className={css.number} onClick={() => address.change({ days: '365' })}>
                        {t({ zh: '看近一年', en: 'Look at a year' })}
                      </button>
                    }
                  >
                    {t({
                      zh: '这段时间没有收到诉求。换一个时段再看',
                      en: 'Nothing came in then. Choose another period',
                    })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {open ? (
          <UnfiledPanel
            key={`${open.channel} ${open.outcome}`}
            {...open}
            name={channels.find(({ channel }) => channel === open.channel)?.[language] ?? open.channel}
            period={period}
            onClose={() => setOpen(null)}
          />
        ) : null}
      </Split>
    </>
  )
}
