import { Button, Input } from 'antd'
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import type { Output } from '#core/operation.ts'
import { dispatch, getCase } from '#modules/cases/contract.ts'
import { useCommand, useOperation } from '#ui/call.ts'
import { useNow } from '#ui/format.ts'
import { KeyHint } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice, Skeleton } from '#ui/page.ts'
import { useMay, useMe } from '#ui/session.tsx'
import { proposeUnits, type viewBoard } from '../contract.ts'
import css from './board.module.css'
import { CaseBrief } from './case-brief.tsx'
import { foretell } from './foretell.ts'
import { filterUnits, rankUnits } from './rank-units.ts'
import { UnitTable } from './unit-table.tsx'
import { useCategoryName } from './use-category-name.ts'

type Board = Output<typeof viewBoard>
/** These may send a case again to the unit that has just handed it back, with a reason (domain §4.6, last-returner). */
const MAY_FORCE = ['dutyChief', 'commander']

/** Keys pressed before the case and its proposals were there: they are kept and act as soon as they can. */
interface Ahead {
  place: number | null
  send: boolean
}
const NOTHING: Ahead = { place: null, send: false }

/** Right half: the chosen case, the units, and the line that says what Enter will do. */
export function SendPane({
  caseId,
  board,
  input,
  picked,
  pick,
  drop,
  onSent,
}: {
  caseId: string
  board: Board
  /** Where D puts the cursor. */
  input: RefObject<HTMLInputElement | null>
  picked: string | null
  pick(unit: string | null): void
  drop(unit: string, caseId: string): void
  onSent(caseNo: string, unit: string): void
}) {
  const { t, language } = useWords()
  const nowMs = useNow()
  const mayDispatch = useMay('cases:dispatch')
  const mayForce = useMe().posts.some(({ post }) => MAY_FORCE.includes(post))
  const detail = useOperation(getCase, { id: caseId }, { forgetful: true })
  const proposal = useOperation(proposeUnits, { caseId }, { forgetful: true })
  const sending = useCommand(dispatch, { alsoChanges: ['dispatch'] })
  const categoryName = useCategoryName()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(-1)
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const [forceReason, setForceReason] = useState('')
  const [ahead, setAhead] = useState(NOTHING)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another case begins with nothing typed
  useEffect(() => {
    setTyped('')
    setAt(-1)
    setWithout(new Set())
    setForceReason('')
    setAhead(NOTHING)
    sending.clearProblem()
  }, [caseId])

  const ranked = rankUnits(board.units, proposal.data?.units ?? [])
  const shown = filterUnits(ranked, typed)
  const lead = ranked.find((unit) => unit.unit === picked) ?? null
  const lastReturner = proposal.data?.lastReturner ?? null
  const helpers = (proposal.data?.coHandlers ?? []).filter(({ unit }) => unit !== picked)
  const coHandlers = helpers.filter(({ unit }) => !without.has(unit))
  const isReturner = lead !== null && lead.unit === lastReturner
  const isForced = isReturner && mayForce
  const offer = detail.data?.offers.find(({ command }) => command === 'dispatch')
  const isReady = lead !== null && !(isReturner && (!mayForce || forceReason.trim() === ''))

  const send = async () => {
    if (!lead || !isReady || sending.busy) return
    if (!detail.data) return setAhead({ place: null, send: true })
    const done = await sending.run(
      {
        id: caseId,
        lead: lead.unit,
        ...(coHandlers.length > 0 ? { coHandlers: coHandlers.map(({ unit }) => unit) } : {}),
        ...(isForced ? { forceReason: forceReason.trim() } : {}),
      },
      { expectedVersion: detail.data.case.version },
    )
    if (done) onSent(done.caseNo, lead[language])
  }
  useEffect(() => {
    if (ahead === NOTHING) return
    if (detail.problem || proposal.problem) setAhead(NOTHING)
    else if (ahead.place !== null && proposal.data) {
      const proposed = ranked.find(({ place }) => place === ahead.place)
      setAhead({ place: null, send: ahead.send && proposed !== undefined })
      if (proposed) pick(proposed.unit)
    } else if (ahead.place === null && ahead.send && detail.data) {
      setAhead(NOTHING)
      void send()
    }
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return
    const digit = typed === '' ? /^(?:Digit|Numpad)([1-3])$/.exec(event.code)?.[1] : undefined
    const proposed = digit === undefined ? undefined : ranked.find(({ place }) => place === Number(digit))
    if (proposed) pick(proposed.unit)
    else if (digit !== undefined && !proposal.data && !proposal.problem) setAhead({ place: Number(digit), send: false })
    else if (event.key === 'Enter' && ahead.place !== null) setAhead({ ...ahead, send: true })
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, shown.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter') {
      const marked = at >= 0 ? shown[at] : typed === '' ? undefined : shown[0]
      // The first Enter picks what is marked, the next one sends what is picked.
      if (marked && marked.unit !== picked) pick(marked.unit)
      else void send()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <section className={css.pane} aria-label={t({ zh: '派遣', en: 'Dispatch' })}>
      {detail.data ? (
        <CaseBrief
          detail={detail.data}
          category={categoryName(detail.data.case.category)}
          lastReturner={ranked.find(({ unit }) => unit === lastReturner)?.[language] ?? lastReturner}
        />
      ) : (
        <div className={css.brief}>
          {detail.problem ? <ProblemNotice problem={detail.problem} retry={detail.reload} /> : <Skeleton lines={2} />}
        </div>
      )}
      <div className={css.filter}>
        <label htmlFor="dispatch-unit">{t({ zh: '派往', en: 'To' })}</label>
        <Input
          id="dispatch-unit"
          ref={(found) => {
            input.current = found?.input ?? null
          }}
          value={typed}
          maxLength={40}
          autoComplete="off"
          disabled={!mayDispatch}
          placeholder={t({ zh: '1–3 取建议，或输入单位名称', en: '1–3 takes a proposal, or type a name' })}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(-1)
          }}
          onKeyDown={onKeyDown}
          suffix={<KeyHint keys="D" />}
        />
      </div>
      <UnitTable
        units={shown}
        at={at}
        picked={picked}
        lastReturner={lastReturner}
        pick={(unit) => {
          if (!mayDispatch) return
          pick(unit)
          input.current?.focus()
        }}
        drop={drop}
      />
      <div className={css.send}>
        {proposal.problem ? <ProblemNotice problem={proposal.problem} retry={proposal.reload} /> : null}
        {proposal.data?.firstReceiver ? (
          <p>{t({ zh: '首接负责：先签收的单位牵头到底', en: 'The first unit to receive it leads to the end' })}</p>
        ) : null}
        {lead && helpers.length > 0 ? (
          <div className={css.co}>
            {helpers.map((unit) => (
              <label key={unit.unit}>
                <input
                  type="checkbox"
                  checked={!without.has(unit.unit)}
                  onChange={(event) => {
                    const next = new Set(without)
                    if (event.target.checked) next.delete(unit.unit)
                    else next.add(unit.unit)
                    setWithout(next)
                  }}
                />
                {t({ zh: `协办 ${unit.zh}`, en: `with ${unit.en}` })}
              </label>
            ))}
          </div>
        ) : null}
        {isForced ? (
          <Input
            value={forceReason}
            maxLength={200}
            aria-label={t({ zh: '强制派遣理由', en: 'Reason to send it back' })}
            placeholder={t({ zh: '该单位刚退单，写明再派的理由', en: 'Say why it goes to this unit again' })}
            onChange={(event) => setForceReason(event.target.value)}
            onPressEnter={() => void send()}
          />
        ) : null}
        <p aria-live="polite" data-foretold={lead !== null}>
          {lead
            ? isReturner && !mayForce
              ? t({
                  zh: '该单位刚退单，不能原样再派。请另选，或由值班长派遣',
                  en: 'It has just handed this back. Choose another, or ask the duty chief',
                })
              : t(
                  foretell(
                    {
                      lead,
                      coHandlers,
                      limit: proposal.data?.limit ?? null,
                      dueFromNow: proposal.data?.dueFromNow ?? null,
                      signers: lead.signers,
                    },
                    nowMs,
                  ),
                )
            : t({ zh: '未选主办单位。按 D 选择', en: 'No unit is chosen. Press D' })}
        </p>
        <ProblemNotice problem={sending.problem} retry={() => void send()} />
        <div className={css.foot}>
          {offer && !offer.possible ? <span>{offer.refusal?.[language]}</span> : null}
          <Button type="primary" disabled={!isReady || !mayDispatch} loading={sending.busy} onClick={() => void send()}>
            {t({ zh: '派遣 1 件', en: 'Dispatch' })}
            <KeyHint keys="Enter" />
          </Button>
        </div>
      </div>
    </section>
  )
}
