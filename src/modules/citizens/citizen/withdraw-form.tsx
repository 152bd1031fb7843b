import { useState } from 'react'
import { callOperation } from '#ui/call/call-operation.ts'
import { useWords } from '#ui/language.ts'
import { type Followed, withdrawReport } from '../contract.ts'
import { useSending } from './use-sending.ts'

/** Asked twice: it cannot be taken back. */
export function WithdrawForm({ reportKey, onDone }: { reportKey: string; onDone(shown: Followed): void }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { busy, problem, send } = useSending(onDone)
  if (!open)
    return (
      <button type="button" onClick={() => setOpen(true)}>
        {t({ zh: '撤回诉求', en: 'Withdraw' })}
      </button>
    )
  const said = reason.trim() ? { reason: reason.trim() } : {}
  return (
    <section>
      <h2>{t({ zh: '撤回后不再办理', en: 'It will not be worked on any more' })}</h2>
      <label htmlFor="reason">{t({ zh: '为什么撤回（可不填）', en: 'Why (optional)' })}</label>
      <input
        id="reason"
        type="text"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {problem ? (
        <p className="problem" role="alert">
          {problem}
        </p>
      ) : null}
      <button
        type="button"
        disabled={busy}
        onClick={() => void send(() => callOperation(withdrawReport, { key: reportKey, ...said }))}
      >
        {t({ zh: '撤回这件诉求', en: 'Withdraw this report' })}
      </button>
      <button type="button" onClick={() => setOpen(false)}>
        {t({ zh: '不撤回', en: 'Keep it' })}
      </button>
    </section>
  )
}
