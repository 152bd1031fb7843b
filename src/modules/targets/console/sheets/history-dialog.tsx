import { Button } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { Dialog } from '#ui/dialog.tsx'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { EmptyState, Loaded } from '#ui/page.ts'
import { compareSheets, getSheetEdition, type SheetView } from '../../contract.ts'
import { SHEET_COMMAND_NAMES } from '../../domain/sheet-chain.ts'
import dialogs from './dialogs.module.css'

/** Who did what with a sheet, its signed versions, and what changed since each. */
export function HistoryDialog({ view, onClose }: { view: SheetView; onClose(): void }) {
  const { t } = useWords()
  const [edition, setEdition] = useState<number | null>(view.editions.at(-1)?.edition ?? null)
  return (
    <Dialog
      wide
      title={t({ zh: `经过：${view.row.name}`, en: `History: ${view.row.name}` })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t({ zh: '返回', en: 'Back' })}</Button>}
    >
      {view.steps.length === 0 ? <EmptyState>{t({ zh: '还没有提交过', en: 'Not submitted yet' })}</EmptyState> : null}
      <ol className={dialogs.steps}>
        {[...view.steps].reverse().map((step) => (
          <li key={step.id}>
            <b>{t(SHEET_COMMAND_NAMES[step.command])}</b> {step.byName}{' '}
            <span className="meta">
              {tableTime(step.at)} {t({ zh: `第 ${step.edition} 版`, en: `version ${step.edition}` })}
            </span>
            {step.why ? <p>{step.why}</p> : null}
            {step.quoted.map((text) => (
              <p key={text} className={dialogs.quote}>
                {text}
              </p>
            ))}
          </li>
        ))}
      </ol>
      {view.editions.length > 0 ? (
        <section>
          <h3>{t({ zh: '签发版本', en: 'Signed versions' })}</h3>
          <ul className={dialogs.editions}>
            {view.editions.map((one) => (
              <li key={one.edition}>
                <Button
                  size="small"
                  type={one.edition === edition ? 'primary' : 'default'}
                  onClick={() => setEdition(one.edition)}
                >
                  {t({ zh: `第 ${one.edition} 版`, en: `Version ${one.edition}` })}
                </Button>{' '}
                {one.signedByName} {tableTime(one.signedAt)} <code className="meta">SM3 {one.hash.slice(0, 16)}…</code>
              </li>
            ))}
          </ul>
          {edition === null ? null : <Changes id={view.row.id} edition={edition} />}
        </section>
      ) : null}
    </Dialog>
  )
}

function Changes({ id, edition }: { id: string; edition: number }) {
  const { t } = useWords()
  const frozen = useOperation(getSheetEdition, { id, edition }, { forgetful: true })
  const changes = useOperation(compareSheets, { id, from: edition }, { forgetful: true })
  return (
    <>
      <p className="meta">
        {frozen.data
          ? frozen.data.intact
            ? t({ zh: '已核对：与签发时一字不差', en: 'Checked: exactly as it was signed' })
            : t({ zh: '■ 与签发时的哈希不符', en: '■ It is not what was signed' })
          : ''}
      </p>
      <Loaded reading={changes} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t({ zh: `与第 ${edition} 版相比没有变化`, en: `Nothing has changed since version ${edition}` })}</p>
          ) : (
            <table className={dialogs.changes}>
              <thead>
                <tr>
                  <th>{t({ zh: '位置', en: 'Where' })}</th>
                  <th>{t({ zh: '内容', en: 'What' })}</th>
                  <th>{t({ zh: `第 ${edition} 版`, en: `Version ${edition}` })}</th>
                  <th>{t({ zh: '现在', en: 'Now' })}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <tr key={`${item.where} ${item.what.zh}`}>
                    <td>{item.where}</td>
                    <td>{t(item.what)}</td>
                    <td>{item.before ?? '—'}</td>
                    <td>{item.after ?? '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </>
  )
}
