import { useEffect, useRef, useState } from 'react'
import type { Input } from '#core/operation.ts'
import { useCommand } from '#ui/call.ts'
import { Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Panels } from '#ui/panels.tsx'
import type { PanelProps } from '#ui/plug.ts'
import { useMe } from '#ui/session.tsx'
import type { dispatch } from '../../contract.ts'
import type { FormContext } from '../forms/command-form.ts'
import { FormSubject } from '../forms/form-subject.ts'
import { useNames } from '../names.ts'
import { type CaseAction, doneWords } from './actions-of.ts'
import css from './case.module.css'
import type { CaseDetail } from './case-data.ts'
import { ChangedStrip } from './changed-strip.tsx'

/** All commands of a case have this much in common: the id beside fields of their own. */
type AnyCommand = typeof dispatch

/** The open form of one command, with the version that the person saw when it was opened. */
export function ActionForm({
  action,
  given,
  instead,
  detail,
  onClose,
  onDone,
}: {
  action: CaseAction
  /** Values that it begins with, before what the form would begin with by itself. */
  given: Values | null
  instead: NonNullable<PanelProps['instead']>
  detail: CaseDetail
  onClose(): void
  onDone(moved: boolean): void
}) {
  const { t } = useWords()
  const say = useSay()
  const me = useMe()
  const names = useNames()
  const [seen, setSeen] = useState(detail.case.version)
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    box.current?.closest('[data-scrolls]')?.scrollTo({ top: 0 })
  }, [])
  const [filled, setFilled] = useState<Values | null>(null)
  const command = useCommand(action.form.operation as AnyCommand, { alsoChanges: ['dispatch', 'callback', 'intake'] })
  const context: FormContext = { detail, names, me }
  const { form } = action
  const submit = async (values: Values) => {
    const input = { id: detail.case.id, ...(form.toInput?.(values, context) ?? values) }
    const done = await command.run(input as Input<AnyCommand>, { expectedVersion: seen })
    if (!done) return false
    const moved = done.state !== detail.case.state
    say(t(doneWords(action, moved)))
    onDone(moved)
    return true
  }
  return (
    <FormSubject.Provider value={{ ...context, command: action.command }}>
      <section ref={box} className={css.action} aria-label={t(action.title)}>
        <h2>{t(action.title)}</h2>
        <p className={css.quote} title={detail.case.text}>
          {detail.case.text}
        </p>
        <ChangedStrip detail={detail} seen={seen} onSeen={() => setSeen(detail.case.version)} />
        <div className={css.beside}>
          <Panels place={`case.form.${action.command}`} subject={detail.case.id} fill={setFilled} instead={instead} />
        </div>
        <Form
          fields={form.fields?.(context) ?? []}
          {...(form.initial ? { initial: form.initial(context) } : {})}
          given={given}
          fill={filled}
          verb={t(form.verb ?? action.title)}
          danger={form.danger ?? false}
          draftKey={`${action.command}.${detail.case.id}`}
          busy={command.busy}
          problem={command.problem}
          onSubmit={submit}
          onCancel={onClose}
          {...(form.foretell ? { foretell: (values: Values) => sentence(form.foretell!(values, context)) } : {})}
        />
      </section>
    </FormSubject.Provider>
  )

  function sentence(words: ReturnType<NonNullable<typeof form.foretell>>) {
    return words ? t(words) : null
  }
}
