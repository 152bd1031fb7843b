import { ClockLine } from '#ui/clock.ts'
import { shortTime } from '#ui/format.ts'
import type { Words } from '#ui/language.ts'
import type { Column } from '#ui/table.tsx'
import { urgencies } from '../../domain/enums.ts'
import { stateCards } from '../../domain/states.ts'
import type { Names } from '../names.ts'
import type { HeldRow } from './hold-rows.ts'
import css from './list.module.css'

const isState = (state: string): state is keyof typeof stateCards => Object.hasOwn(stateCards, state)

export function stateWords(state: string): Words {
  return isState(state) ? stateCards[state] : { zh: state, en: state }
}

/** The part of a case number that differs within a day: `0000123`. */
export function tailOf(caseNo: string): string {
  return caseNo.split('-').at(-1)!.slice(-7)
}

type T = (words: Words) => string

function Marks({ row, t }: { row: HeldRow['row']; t: T }) {
  const marks = [
    row.emergency ? { zh: '涉安全', en: 'safety', hot: true } : null,
    row.urgency !== 'normal' ? { ...urgencies[row.urgency as 'urgent' | 'critical'], hot: true } : null,
    row.redoCount > 0 ? { zh: `重办×${row.redoCount}`, en: `redo×${row.redoCount}` } : null,
    row.returnCount > 0 ? { zh: `退回×${row.returnCount}`, en: `returned×${row.returnCount}` } : null,
    row.incomplete ? { zh: '要素不全', en: 'incomplete' } : null,
    row.imported ? { zh: '导入', en: 'imported' } : null,
  ].filter((mark) => mark !== null)
  return marks.map((mark) => (
    <span key={mark.en} className={css.mark} data-hot={'hot' in mark}>
      {t(mark)}
    </span>
  ))
}

/** The eight columns of a work list. */
export function caseColumns(names: Names, t: T, nowMs: number): Column<HeldRow>[] {
  return [
    {
      id: 'left',
      title: { zh: '剩余时间', en: 'Time left' },
      width: '204px',
      cell: ({ row }) => <ClockLine clock={row.step} short />,
    },
    {
      id: 'no',
      title: { zh: '案号尾', en: 'No.' },
      width: '80px',
      cell: ({ row }) => tailOf(row.caseNo),
      hint: ({ row }) => row.caseNo,
    },
    {
      id: 'title',
      title: { zh: '事由 / 地址', en: 'Matter / address' },
      phone: 'lead',
      cell: ({ row }) => (
        <>
          {row.title}
          {row.address ? <span className={css.address}>{row.address}</span> : null}
        </>
      ),
      hint: ({ row }) => [row.title, row.address].filter(Boolean).join(' / '),
    },
    {
      id: 'category',
      title: { zh: '类别', en: 'Category' },
      width: '128px',
      wide: true,
      cell: ({ row }) =>
        names.category(row.category) || <span className={css.none}>{t({ zh: '未定', en: 'none' })}</span>,
      hint: ({ row }) => names.category(row.category),
    },
    { id: 'state', title: { zh: '状态', en: 'State' }, width: '104px', cell: ({ row }) => t(stateWords(row.state)) },
    {
      id: 'unit',
      title: { zh: '主办', en: 'Lead' },
      width: '136px',
      wide: true,
      cell: ({ row }) => names.unit(row.leadUnit) || '—',
      hint: ({ row }) => names.unit(row.leadUnit),
    },
    {
      id: 'due',
      title: { zh: '环节到期', en: 'Step due' },
      width: '104px',
      phone: 'no',
      cell: ({ row }) => (row.step?.due ? shortTime(row.step.due, nowMs) : '—'),
    },
    { id: 'marks', title: { zh: '标记', en: 'Marks' }, width: '132px', cell: ({ row }) => <Marks row={row} t={t} /> },
  ]
}
