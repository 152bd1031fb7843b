import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Input } from '#core/operation.ts'
import { useCommand } from '#ui/call.ts'
import { ClockLine } from '#ui/clock.ts'
import type { Values } from '#ui/form.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { type sign, sign as signOperation } from '../../contract.ts'
import { stateWords } from '../list/columns.tsx'
import { ActionForm } from './action-form.tsx'
import { actionsOf, type CaseAction, doneWords } from './actions-of.ts'
import css from './case.module.css'
import type { CaseDetail } from './case-data.ts'
import { stepClockOf } from './step-clock-of.ts'

/** The strip of a case with its actions, and the form of the one that is open. `children` places the rest. */
export function CaseWork({
  detail,
  onDone,
  children,
}: {
  detail: CaseDetail
  /** `moved`: the case is in another state now. */
  onDone(moved: boolean): void
  children(form: ReactNode): ReactNode
}) {
  const { t } = useWords()
  const say = useSay()
  const state = detail.case
  const { main, more, refused, blocked } = actionsOf(detail)
  const [open, setOpen] = useState<{ action: CaseAction; given: Values | null } | null>(null)
  const [showMore, setShowMore] = useState(false)
  const [instant, setInstant] = useState<CaseAction | null>(null)
  const direct = useCommand((instant?.form.operation ?? signOperation) as typeof sign)

  const begin = async (action: CaseAction) => {
    setShowMore(false)
    if (!action.form.instant) return setOpen({ action, given: null })
    setInstant(action)
    const done = await direct.run({ id: state.id } as Input<typeof sign>, { expectedVersion: state.version })
    if (!done) return
    say(t(doneWords(action, true)))
    onDone(true)
  }
  const copyNumber = async () => {
    await navigator.clipboard.writeText(state.caseNo)
    say(t({ zh: `已复制案号 ${state.caseNo}`, en: `Copied ${state.caseNo}` }))
  }
  const offered = [...main, ...more]
  useKeys([
    ...offered
      .filter(({ form }) => form.keys !== undefined)
      // Of two commands with one key the first that is possible has it: S signs the case or the lower order.
      .filter((action, index, all) => all.findIndex(({ form }) => form.keys === action.form.keys) === index)
      .map((action) => ({ keys: action.form.keys!, title: action.title, run: () => void begin(action) })),
    { keys: '.', title: { zh: '复制案号', en: 'Copy the case number' }, run: () => void copyNumber() },
  ])
  const keyOf = (action: CaseAction) =>
    offered.find(({ form }) => form.keys === action.form.keys) === action ? action.form.keys : undefined
  return (
    <>
      <header className={css.strip}>
        <div className={css.stripLine}>
          <button type="button" className={css.caseNo} onClick={() => void copyNumber()}>
            {state.caseNo}
          </button>
          <span className={css.state}>{t(stateWords(state.state))}</span>
          <ClockLine clock={stepClockOf(detail)} />
        </div>
        <div className={css.actions}>
          {main.map((action, index) => (
            <Button
              key={action.command}
              type={index === 0 && open === null ? 'primary' : 'default'}
              onClick={() => void begin(action)}
            >
              {t(action.title)}
              {keyOf(action) ? <KeyHint keys={keyOf(action)!} /> : null}
            </Button>
          ))}
          {more.length > 0 || refused.length > 0 ? (
            <Button aria-expanded={showMore} onClick={() => setShowMore(!showMore)}>
              {t({ zh: '更多操作', en: 'More' })}
            </Button>
          ) : null}
          {offered.length === 0 ? (
            <span className={css.quiet}>{t({ zh: '此案现在无需你办理', en: 'Nothing to do for you now' })}</span>
          ) : null}
        </div>
        {blocked && !showMore ? (
          <p className={css.quiet}>
            {t({
              zh: `暂不能${blocked.title.zh}：${blocked.reason.zh}`,
              en: `Not yet: ${blocked.title.en}. ${blocked.reason.en}`,
            })}
          </p>
        ) : null}
        <ProblemNotice problem={direct.problem} close={direct.clearProblem} />
        {showMore ? (
          <div className={css.more}>
            <div className={css.moreActions}>
              {more.map((action) => (
                <Button
                  key={action.command}
                  size="small"
                  danger={action.form.danger ?? false}
                  onClick={() => void begin(action)}
                >
                  {t(action.title)}
                  {keyOf(action) ? <KeyHint keys={keyOf(action)!} /> : null}
                </Button>
              ))}
            </div>
            {refused.length > 0 ? (
              <>
                <h3>{t({ zh: '暂不可办', en: 'Not possible now' })}</h3>
                <dl className={css.refused}>
                  {refused.map((one) => (
                    <div key={one.reason.zh}>
                      <dt>{one.titles.map(t).join(t({ zh: '、', en: ', ' }))}</dt>
                      <dd>{t(one.reason)}</dd>
                    </div>
                  ))}
                </dl>
              </>
            ) : null}
          </div>
        ) : null}
      </header>
      {children(
        open ? (
          <ActionForm
            key={open.action.command}
            {...open}
            instead={
              new Map(
                offered
                  .filter((action) => action !== open.action && !action.form.instant)
                  .map((action) => [action.command, (given) => setOpen({ action, given })]),
              )
            }
            detail={detail}
            onClose={() => setOpen(null)}
            onDone={(moved) => {
              setOpen(null)
              onDone(moved)
            }}
          />
        ) : null,
      )}
    </>
  )
}
