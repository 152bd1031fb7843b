import { useWords } from '#ui/language.ts'
import { type Column, Table } from '#ui/table.tsx'
import type { TargetRow } from '../../contract.ts'
import { DIRECTION_NAMES, STATE_NAMES } from '../../domain/target.ts'
import { SIGNS } from '../../domain/target-value.ts'
import css from '../targets.module.css'
import { NumberCell } from './number-cell.tsx'
import { StateMark } from './state-mark.tsx'

/** Targets of one plan; weights of a draft are typed in the row. */
export function TargetTable({
  label,
  rows,
  current,
  mayEdit,
  waiting,
  type,
  open,
  empty,
}: {
  label: string
  rows: readonly TargetRow[]
  current: string | null
  mayEdit: boolean
  /** Targets with a change that waits for an answer. */
  waiting: ReadonlySet<string>
  /** A weight that is typed and not saved; null once it is. */
  type(id: string, weight: string | null): void
  open(target: TargetRow): void
  empty: React.ReactNode
}) {
  const { t } = useWords()
  const columns: Column<TargetRow>[] = [
    {
      id: 'level1',
      title: { zh: '一级', en: 'Level 1' },
      width: '88px',
      wide: true,
      cell: (row) => row.level1.replace('指标', ''),
    },
    {
      id: 'level2',
      title: { zh: '二级', en: 'Level 2' },
      width: '120px',
      phone: 'no',
      cell: (row) => row.level2.replace('指标', ''),
    },
    {
      id: 'level3',
      title: { zh: '指标', en: 'Target' },
      phone: 'lead',
      cell: (row) => <span className={row.state === 'withdrawn' ? css.gone : undefined}>{row.level3}</span>,
      hint: (row) => `${row.level1} / ${row.level2} / ${row.level3}`,
    },
    {
      id: 'value',
      title: { zh: '目标值', en: 'Value' },
      width: mayEdit ? '168px' : '144px',
      cell: (row) =>
        mayEdit && row.kind === 'quantitative' && row.op ? (
          <>
            <span className={css.sign}>{SIGNS[row.op]}</span>
            <NumberCell target={row} field="value" /> {row.valueUnit}
          </>
        ) : (
          row.printed
        ),
      hint: (row) => row.printed,
    },
    {
      id: 'direction',
      title: { zh: '方向', en: 'Good is' },
      width: '56px',
      phone: 'no',
      wide: true,
      cell: (row) => (row.direction ? t(DIRECTION_NAMES[row.direction]) : '—'),
    },
    {
      id: 'weight',
      title: { zh: '权重（分）', en: 'Weight' },
      width: '104px',
      align: 'right',
      cell: (row) =>
        mayEdit ? (
          <NumberCell target={row} field="weight" tell={(weight) => type(row.id, weight)} />
        ) : row.weightInForce === row.weight ? (
          row.weight
        ) : (
          <span title={t({ zh: `批准时 ${row.weight} 分`, en: `${row.weight} as approved` })}>
            <span className={css.gone}>{row.weight}</span> {row.weightInForce}
          </span>
        ),
    },
    {
      id: 'previous',
      title: { zh: '上年 / 前年', en: 'Earlier years' },
      width: '152px',
      wide: true,
      phone: 'no',
      cell: (row) => [row.previous1, row.previous2].map((one) => one ?? '—').join(' / '),
    },
    {
      id: 'basis',
      title: { zh: '依据', en: 'Basis' },
      width: '168px',
      wide: true,
      phone: 'no',
      cell: (row) => row.basis || '—',
      hint: (row) => row.basis,
    },
    {
      id: 'state',
      title: { zh: '状态', en: 'State' },
      width: '96px',
      cell: (row) =>
        waiting.has(row.id) ? (
          <StateMark state="open" name={{ zh: '待批', en: 'waits' }} />
        ) : (
          <StateMark state={row.state} name={STATE_NAMES[row.state]} />
        ),
    },
  ]
  return (
    <Table
      label={label}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.id}
      current={current}
      onOpen={open}
      empty={empty}
    />
  )
}
