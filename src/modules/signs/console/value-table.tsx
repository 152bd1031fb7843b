import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { type Column, Table } from '#ui/table.tsx'
import type { SeriesPoint, Span } from '../contract.ts'
import { words } from '../words.ts'
import { LevelMark } from './level-mark.tsx'
import { numberText, unitText } from './shown-value.ts'
import css from './signs.module.css'

const MOST_ROWS = 300

/** The numbers of the line, newest first; all of them are in the export. */
export function ValueTable({
  sign,
  span,
  points,
}: {
  sign: { decimals: number; unit: string; valueLabels?: Readonly<Record<string, string>> }
  span: Span
  points: readonly SeriesPoint[]
}) {
  const { t } = useWords()
  const unit = unitText(sign)
  const number = (id: 'value' | 'min' | 'max', zh: string, en: string): Column<SeriesPoint> => ({
    id,
    title: { zh: unit ? `${zh}（${unit}）` : zh, en: unit ? `${en} (${unit})` : en },
    align: 'right',
    width: '120px',
    cell: (point) => numberText(sign, point[id]),
  })
  const rolled: Column<SeriesPoint>[] =
    span === 'day'
      ? []
      : [
          number('min', '最小', 'Least'),
          number('max', '最大', 'Greatest'),
          {
            id: 'count',
            title: { zh: '读数', en: 'Readings' },
            align: 'right',
            width: '64px',
            cell: ({ count }) => count,
          },
        ]
  const columns: Column<SeriesPoint>[] = [
    { id: 'at', title: { zh: '时间', en: 'At' }, width: '144px', cell: (point) => tableTime(point.at), phone: 'lead' },
    span === 'day' ? number('value', '数值', 'Value') : number('value', '均值', 'Mean'),
    ...rolled,
    {
      id: 'level',
      title: { zh: '级别', en: 'Level' },
      width: '96px',
      cell: (point) => <LevelMark look={point.level ?? 'missing'} word />,
    },
    {
      id: 'quality',
      title: { zh: '质量', en: 'Quality' },
      cell: (point) => (point.simulated ? t(words.simulated) : t({ zh: '实测', en: 'measured' })),
    },
  ]
  return (
    <div className={css.table}>
      <Table
        label={t({ zh: '读数', en: 'Values' })}
        rows={points.toReversed().slice(0, MOST_ROWS)}
        columns={columns}
        rowKey={(point) => point.at}
        keys={false}
        empty={null}
      />
    </div>
  )
}
