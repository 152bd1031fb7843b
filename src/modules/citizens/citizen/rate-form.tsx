import { useState } from 'react'
import { callOperation } from '#ui/call/call-operation.ts'
import { useWords } from '#ui/language.ts'
import { type Followed, rateAnswer } from '../contract.ts'
import { LONGEST_FACTS } from '../domain/limits.ts'
import { useSending } from './use-sending.ts'

export function RateForm({ reportKey, onDone }: { reportKey: string; onDone(shown: Followed): void }) {
  const { t } = useWords()
  const [solved, setSolved] = useState<boolean | null>(null)
  const [satisfied, setSatisfied] = useState<boolean | null>(null)
  const [text, setText] = useState('')
  const { busy, problem, send, setProblem } = useSending(onDone)
  const submit = () => {
    if (solved === null || satisfied === null) {
      setProblem(t({ zh: '请先选是否解决、是否满意。', en: 'Say first whether it is solved and you are satisfied.' }))
      return
    }
    const said = text.trim() ? { text: text.trim() } : {}
    void send(() => callOperation(rateAnswer, { key: reportKey, solved, satisfied, ...said }))
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Choice
        name="solved"
        title={t({ zh: '问题解决了吗', en: 'Is it solved?' })}
        yes={t({ zh: '解决了', en: 'Yes, solved' })}
        no={t({ zh: '没解决', en: 'No' })}
        value={solved}
        onChange={setSolved}
      />
      <Choice
        name="satisfied"
        title={t({ zh: '您满意吗', en: 'Are you satisfied?' })}
        yes={t({ zh: '满意', en: 'Satisfied' })}
        no={t({ zh: '不满意', en: 'Not satisfied' })}
        value={satisfied}
        onChange={setSatisfied}
      />
      <section>
        <label htmlFor="rating-text">{t({ zh: '想说的话（可不填）', en: 'Anything to say (optional)' })}</label>
        <textarea
          id="rating-text"
          rows={2}
          maxLength={LONGEST_FACTS}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {problem ? (
          <p className="problem" role="alert">
            {problem}
          </p>
        ) : null}
        <button type="submit" className="main" disabled={busy}>
          {t({ zh: '提交评价', en: 'Send rating' })}
        </button>
      </section>
    </form>
  )
}

interface ChoiceProps {
  name: string
  title: string
  yes: string
  no: string
  value: boolean | null
  onChange(value: boolean): void
}

function Choice({ name, title, yes, no, value, onChange }: ChoiceProps) {
  return (
    <fieldset>
      <legend>{title}</legend>
      <div>
        {[true, false].map((one) => (
          <label key={`${one}`} className="pick">
            <input type="radio" name={name} checked={value === one} onChange={() => onChange(one)} />
            {one ? yes : no}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
