import { Button } from 'antd'
import { useState } from 'react'
import { type Problem, useCommand } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { shortTime, useNow } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { passSheet, type SheetView, saveSheet, signSheet, submitSheet, withdrawSheet } from '../../contract.ts'
import { SHEET_COMMAND_NAMES, SHEET_STATE_NAMES, type SheetCommand } from '../../domain/sheet-chain.ts'
import css from './form.module.css'
import { ReasonDialog } from './reason-dialog.tsx'
import { useSheetEdit } from './sheet-edit.ts'

const MAIN: readonly SheetCommand[] = ['submit', 'pass', 'sign']
const DONE = {
  submit: { zh: '已提交审核', en: 'Submitted' },
  withdraw: { zh: '已撤回', en: 'Taken back' },
  pass: { zh: '审核通过，已转签发', en: 'Passed on to be signed' },
  sign: { zh: '已签发', en: 'Signed' },
} as const

/** Where the sheet is in the chain, and what this person can do with it now. */
export function ChainBar({ history }: { history(): void }) {
  const { t } = useWords()
  const nowMs = useNow()
  const say = useSay()
  const confirm = useConfirm()
  const { view, draft, open, assessed } = useSheetEdit()
  const { row } = view
  const save = useCommand(saveSheet, { alsoChanges: ['notices'] })
  const steps = {
    submit: useCommand(submitSheet, { alsoChanges: ['notices'] }),
    withdraw: useCommand(withdrawSheet, { alsoChanges: ['notices'] }),
    pass: useCommand(passSheet, { alsoChanges: ['notices'] }),
    sign: useCommand(signSheet, { alsoChanges: ['notices'] }),
  }
  const [asking, setAsking] = useState<'return' | 'reopen' | null>(null)
  const keep = async (): Promise<SheetView | null> => {
    const saved = await save.run({ id: row.id, ...draft.words }, { expectedVersion: draft.base })
    if (saved) draft.drop()
    return saved
  }
  const saveNow = async () => {
    if (await keep()) say(t({ zh: '已保存', en: 'Saved' }))
  }
  const step = async (command: keyof typeof steps) => {
    const saved = draft.dirty && open ? await keep() : view
    if (!saved) return
    const isFinal = command === 'sign'
    if (
      isFinal &&
      !(await confirm({
        title: t({ zh: '签发后成为正式版本，不能再改', en: 'A signed version is never changed' }),
        detail: t({
          zh: '需要更正的，可重新打开并写明原因，形成新版本。',
          en: 'It can be reopened with a reason; that makes a new version.',
        }),
        verb: t({ zh: `签发 ${row.name}`, en: `Sign ${row.name}` }),
      }))
    )
      return
    if (await steps[command].run({ id: row.id }, { expectedVersion: saved.version })) say(t(DONE[command]))
  }
  useKeys([
    {
      keys: 'Ctrl+Enter',
      title: { zh: '保存', en: 'Save' },
      run: () => void saveNow(),
      enabled: open && draft.dirty,
    },
  ])
  // What is for another post is not this person's to think about.
  const offers = view.offers.filter(({ command, refusal }) => command !== 'save' && refusal?.code !== 'sheet-post')
  const problem: Problem | null =
    save.problem ?? Object.values(steps).find((one) => one.problem !== null)?.problem ?? null
  const clear = () => {
    save.clearProblem()
    for (const one of Object.values(steps)) one.clearProblem()
  }
  const gaps = assessed.gaps.length
  return (
    <footer className={css.chain}>
      <ProblemNotice problem={problem} close={clear} />
      {draft.dirty && draft.base !== view.version ? (
        <p className={css.warn} role="status">
          ▲{' '}
          {t({
            zh: `${row.savedByName ?? ''}刚更新过这张表，你写的内容还在。`,
            en: 'Somebody has saved meanwhile; what you wrote is kept.',
          })}
          <Button size="small" onClick={draft.rebase}>
            {t({ zh: '用我的内容继续', en: 'Go on with mine' })}
          </Button>
          <Button size="small" onClick={draft.drop}>
            {t({ zh: '放弃我的，看最新', en: 'Drop mine' })}
          </Button>
        </p>
      ) : null}
      <div className="row">
        <span className={css.state} data-state={row.state}>
          {t(SHEET_STATE_NAMES[row.state])}
        </span>
        <span className="meta">
          {t({ zh: `第 ${row.edition} 版`, en: `version ${row.edition}` })}
          {row.savedAt ? `，${row.savedByName} ${shortTime(row.savedAt, nowMs)} ${t({ zh: '保存', en: 'saved' })}` : ''}
          {draft.dirty ? t({ zh: '；有未保存的内容', en: '; not saved yet' }) : ''}
        </span>
        {view.why && row.state !== 'signed' ? <span className={css.why}>{view.why}</span> : null}
        <span className={css.grow} />
        <Button type="text" onClick={history}>
          {t({ zh: `经过 ${view.steps.length}`, en: `History ${view.steps.length}` })}
        </Button>
        {open ? (
          <Button loading={save.busy} disabled={!draft.dirty} onClick={() => void saveNow()}>
            {t({ zh: '保存', en: 'Save' })}
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        ) : null}
        {offers.map(({ command, refusal }) => {
          // What is still being written may have filled the gaps that the server saw.
          const isStale = refusal?.code === 'sheet-gaps' && draft.dirty
          const blocked = command === 'submit' && draft.dirty ? gaps > 0 : refusal !== null && !isStale
          const reason =
            command === 'submit' && gaps > 0
              ? t({ zh: `还差 ${gaps} 处，见右侧`, en: `${gaps} things are missing` })
              : refusal && t(refusal)
          return (
            <span key={command} title={blocked ? (reason ?? '') : undefined}>
              <Button
                type={MAIN.includes(command) ? 'primary' : 'default'}
                disabled={blocked}
                loading={command in steps && steps[command as keyof typeof steps].busy}
                onClick={() =>
                  command === 'return' || command === 'reopen'
                    ? setAsking(command)
                    : void step(command as keyof typeof steps)
                }
              >
                {t(SHEET_COMMAND_NAMES[command])}
              </Button>
            </span>
          )
        })}
      </div>
      <ul className={css.refusals}>
        {offers
          .filter(({ refusal }) => refusal !== null && refusal.code !== 'sheet-gaps')
          .map(({ command, refusal }) => (
            <li key={command}>
              {t(SHEET_COMMAND_NAMES[command])}：{refusal ? t(refusal) : ''}
            </li>
          ))}
      </ul>
      {asking ? <ReasonDialog command={asking} onClose={() => setAsking(null)} /> : null}
    </footer>
  )
}
