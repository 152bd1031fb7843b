import { Button } from 'antd'
import { useState } from 'react'
import { type EachResult, useEach } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import type { CaseRow } from '../../contract.ts'
import type { BulkAction } from './bulk-of.ts'
import { tailOf } from './columns.tsx'
import css from './list.module.css'

/** Over a list in which rows are selected: what can be done with all of them, and then what became of each. */
export function BulkBar({
  action,
  rows,
  onDone,
  onClear,
}: {
  action: BulkAction
  rows: readonly CaseRow[]
  /** These have moved on. */
  onDone(ids: readonly string[]): void
  onClear(): void
}) {
  const { t } = useWords()
  const each = useEach(action.operation, ['dispatch', 'callback'])
  const [last, setLast] = useState<{ result: EachResult; rows: ReadonlyMap<string, CaseRow> } | null>(null)
  const run = async () => {
    const items = rows.map((row) => ({ id: row.id, input: { id: row.id }, expectedVersion: row.version }))
    const result = await each.run(items)
    setLast({ result, rows: new Map(rows.map((row) => [row.id, row])) })
    onDone(result.done)
  }
  if (rows.length === 0 && !last) return null
  const verb = { zh: `${action.verb.zh} ${rows.length} 件`, en: `${action.verb.en} ${rows.length}` }
  return (
    <section className={css.bulk} aria-label={t({ zh: '批量办理', en: 'Several at once' })}>
      {rows.length > 0 ? (
        <div>
          <span>{t({ zh: `已选 ${rows.length} 件`, en: `${rows.length} selected` })}</span>
          <Button type="primary" size="small" loading={each.busy !== null} onClick={() => void run()}>
            {each.busy
              ? t({
                  zh: `办理中 ${each.busy.answered}/${each.busy.total}`,
                  en: `${each.busy.answered} of ${each.busy.total}`,
                })
              : t(verb)}
          </Button>
          <Button size="small" disabled={each.busy !== null} onClick={onClear}>
            {t({ zh: '取消选择', en: 'Select none' })}
          </Button>
        </div>
      ) : null}
      {last ? (
        <div role="status">
          <span>
            {t({
              zh: `成功 ${last.result.done.length} 件，失败 ${last.result.failed.length} 件`,
              en: `${last.result.done.length} done, ${last.result.failed.length} failed`,
            })}
          </span>
          <Button size="small" type="text" onClick={() => setLast(null)}>
            {t({ zh: '收起', en: 'Hide' })}
          </Button>
          {last.result.failed.length > 0 ? (
            <ul>
              {last.result.failed.map(({ id, problem }) => (
                <li key={id}>
                  <b>{tailOf(last.rows.get(id)?.caseNo ?? '')}</b> {last.rows.get(id)?.title}：{problem.detail}{' '}
                  {problem.wayOut}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}
