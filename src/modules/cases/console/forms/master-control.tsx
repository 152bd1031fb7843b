import { Input } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Loaded } from '#ui/page.ts'
import { getCase } from '../../contract.ts'
import type { CaseDetail } from '../case/case-data.ts'
import { stateWords } from '../list/columns.tsx'
import { useFormSubject } from './form-subject.ts'
import css from './forms.module.css'

/** The master case by its number, side by side with this one before anything is merged. */
export function MasterControl({ id, value, change, invalid }: ControlProps) {
  const { t } = useWords()
  const { detail } = useFormSubject()
  const reference = typeof value === 'string' ? value : ''
  const [text, setText] = useState(reference)
  const master = useOperation(getCase, { id: reference }, { enabled: reference !== '', forgetful: true })
  return (
    <div className={css.stack}>
      <Input
        id={id}
        value={text}
        status={invalid ? 'error' : ''}
        placeholder={t({ zh: '主案案号', en: 'Number of the master case' })}
        maxLength={60}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => change(text.trim() === '' ? undefined : text.trim())}
        onPressEnter={(event) => {
          if (text.trim() === reference) return
          // The first Enter shows the case, the second merges.
          event.preventDefault()
          change(text.trim())
        }}
      />
      {reference === '' ? null : (
        <Loaded reading={master} lines={4}>
          {(other) => (
            <div className={css.compare}>
              <Side title={t({ zh: '本案', en: 'This case' })} detail={detail} />
              <Side title={t({ zh: '主案', en: 'Master' })} detail={other} />
            </div>
          )}
        </Loaded>
      )}
    </div>
  )
}

function Side({ title, detail }: { title: string; detail: CaseDetail }) {
  const { t } = useWords()
  const state = detail.case
  return (
    <section>
      <h3>{title}</h3>
      <p>{state.title}</p>
      <p>{state.place.address ?? '—'}</p>
      <p>
        {t(stateWords(state.state))} · {tableTime(state.reportedAt)}
      </p>
      <p className={css.words}>{state.text}</p>
    </section>
  )
}
