import type { ReactNode } from 'react'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import type { RecordRow } from '../contract.ts'
import { RESULT_WORDS, words } from '../words.ts'
import css from './community.module.css'
import { useListWords } from './use-list-words.ts'

/** Visits and services, newest first; `where` also says of which household or enterprise each is. */
export function RecordList({
  records,
  where,
  empty,
}: {
  records: readonly RecordRow[]
  where?: (record: RecordRow) => ReactNode
  empty: ReactNode
}) {
  const { t } = useWords()
  const names = useListWords()
  if (records.length === 0) return <p className={css.quiet}>{empty}</p>
  return (
    <ul className={css.records}>
      {records.map((record) => (
        <li key={record.id}>
          <p>
            <b>{record.sort === 'visit' ? names.visit(record.kind) : names.service(record.kind)}</b>
            <span className={css.chip} data-kind={record.result === 'absent' ? 'warn' : 'plain'}>
              {record.sort === 'visit' ? t(words.visit) : t(words.service)} · {t(RESULT_WORDS[record.result])}
            </span>
          </p>
          {record.text ? <p>{record.text}</p> : null}
          <p className={css.meta}>
            {tableTime(record.at)} {record.by}
            {where ? <> · {where(record)}</> : null}
          </p>
        </li>
      ))}
    </ul>
  )
}
