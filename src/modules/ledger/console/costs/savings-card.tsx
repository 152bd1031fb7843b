import { Button } from 'antd'
import { useOperation, usePages } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Lines } from '#ui/inset.tsx'
import { KeyHint } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { Card, EmptyState, Loaded } from '#ui/page.ts'
import { listSavings, type SavingRow, sumSavings } from '../../contract.ts'
import { DocumentLink } from '../document-link.tsx'
import { groupDigits } from '../group-digits.ts'
import css from '../oversight.module.css'

/** What was saved, by which formula, from which inputs and in which steps. */
export function SavingsCard({ onNew, onChange }: { onNew: (() => void) | null; onChange(id: string): void }) {
  const { t } = useWords()
  const pages = usePages(listSavings, { limit: 50 })
  const sums = useOperation(sumSavings, {})
  return (
    <Card
      title={t({ zh: '节约事项', en: 'Savings' })}
      extra={
        onNew ? (
          <Button size="small" type="primary" onClick={onNew}>
            {t({ zh: '登记节约', en: 'New saving' })}
            <KeyHint keys="N" />
          </Button>
        ) : null
      }
    >
      <Loaded reading={sums} lines={1}>
        {({ sums: found, leftOut, asOf }) => (
          <div className={css.head}>
            {found.map((one) => (
              <span key={`${one.year} ${one.measure}`}>
                {one.year} <b>{groupDigits(one.total)}</b> {one.measure}
                <span className="meta"> / {t({ zh: `${one.count} 项`, en: `${one.count}` })}</span>
              </span>
            ))}
            <span className="meta">
              {leftOut > 0 ? t({ zh: `${leftOut} 项已撤销或不能计算，未计入。`, en: `${leftOut} left out. ` }) : ''}
              {t({ zh: `数据截至 ${tableTime(asOf)}`, en: `As of ${tableTime(asOf)}` })}
            </span>
          </div>
        )}
      </Loaded>
      <Loaded reading={pages} lines={4}>
        {(rows) => (
          <Lines>
            {rows.map((row) => (
              <Saving key={row.id} row={row} onChange={onNew ? () => onChange(row.id) : null} />
            ))}
            {rows.length === 0 ? (
              <EmptyState>{t({ zh: '还没有节约事项', en: 'No saving has been recorded' })}</EmptyState>
            ) : null}
            {pages.hasMore ? (
              <Button loading={pages.loadingMore} onClick={pages.loadMore}>
                {t({ zh: '更多', en: 'More' })}
              </Button>
            ) : null}
          </Lines>
        )}
      </Loaded>
    </Card>
  )
}

function Saving({ row, onChange }: { row: SavingRow; onChange: (() => void) | null }) {
  const { t, language } = useWords()
  return (
    <li>
      <details className={css.details}>
        <summary>
          {row.year} {row.title}：
          {row.withdrawn !== null ? <s>{row.result}</s> : <b>{row.result === null ? '—' : groupDigits(row.result)}</b>}{' '}
          {row.formula.unit}
        </summary>
        <p className={css.formula}>
          {row.formula[language]} = {row.formula.expression}
        </p>
        <div className={css.scroll}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t({ zh: '输入', en: 'Input' })}</th>
                <th scope="col">{t({ zh: '数值', en: 'Value' })}</th>
                <th scope="col" style={{ textAlign: 'left' }}>
                  {t({ zh: '来源', en: 'Source' })}
                </th>
              </tr>
            </thead>
            <tbody>
              {row.inputs.map((one) => (
                <tr key={one.name}>
                  <th scope="row">{one.name}</th>
                  <td>
                    {groupDigits(one.value)} {row.formula.inputs.find((given) => given.name === one.name)?.unit}
                  </td>
                  <td data-text>
                    <DocumentLink text={one.source} id={one.documentId ?? null} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Lines>
          {row.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </Lines>
        {row.fault ? <p className="over">{row.fault[language]}</p> : null}
        <p className="meta">
          {row.projectName ? `${row.projectName} · ` : ''}
          {row.byName} {tableTime(row.savedAt)}
          {row.withdrawn !== null ? t({ zh: ` · 已撤销：${row.withdrawn}`, en: ` · withdrawn: ${row.withdrawn}` }) : ''}
        </p>
        {onChange && row.withdrawn === null ? (
          <Button size="small" onClick={onChange}>
            {t({ zh: '修改或撤销', en: 'Change or withdraw' })}
          </Button>
        ) : null}
      </details>
    </li>
  )
}
