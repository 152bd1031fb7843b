import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useWords } from '#ui/language.ts'
import { useGo } from '#ui/navigation.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { correctBulletin } from '../contract.ts'

/** Asks for the reason of a corrected edition and opens the new draft. */
export function CorrectDialog({ id, number, onClose }: { id: string; number: string; onClose(): void }) {
  const { t } = useWords()
  const go = useGo()
  const correct = useCommand(correctBulletin)
  const [reason, setReason] = useState('')
  const send = async () => {
    const made = await correct.run({ id, reason })
    if (!made) return
    onClose()
    go(`/c/bulletins/${made.id}`)
  }
  return (
    <Dialog
      title={t({ zh: `更正 ${number}`, en: `Correct ${number}` })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t({ zh: '返回', en: 'Back' })}</Button>
          <Button type="primary" disabled={reason.trim().length < 2} loading={correct.busy} onClick={() => void send()}>
            {t({ zh: '另出更正件', en: 'Make a corrected edition' })}
          </Button>
        </>
      }
    >
      <p>
        {t({
          zh: '原件保留不变；更正件用新的期号，按现在的数据重新计算，首段写明代替哪一期和原因。',
          en: 'The signed one stays. The new edition has a number of its own, today’s figures, and says what it stands for.',
        })}
      </p>
      <label htmlFor="bulletin-reason">{t({ zh: '更正原因', en: 'Reason' })}</label>
      <Input.TextArea
        id="bulletin-reason"
        value={reason}
        maxLength={300}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setReason(event.target.value)}
      />
      {correct.problem ? <ProblemNotice problem={correct.problem} /> : null}
    </Dialog>
  )
}
