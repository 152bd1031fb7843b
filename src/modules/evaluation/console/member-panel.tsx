import { Button } from 'antd'
import { useState } from 'react'
import { isMore, ZERO } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import type { Sheet } from '../contract.ts'
import { figuresOfMember } from '../domain/figures-of-member.ts'
import { formatParts, formatPoints } from '../domain/format-value.ts'
import { countedParts } from '../domain/leave-out.ts'
import { lostOf } from '../domain/lost-points.ts'
import type { OutcomeTerm, StoredMember } from '../domain/sheet.ts'
import { words } from '../words.ts'
import css from './evaluation.module.css'
import { LineCases } from './line-cases.tsx'
import { sayValue } from './say-value.ts'

/** Why a unit has its score: line by line, the greatest loss first, with the cases to look at. */
export function MemberPanel({
  sheet,
  member,
  onAppeal,
  onClose,
}: {
  sheet: Sheet
  member: StoredMember
  onAppeal(indicator: string): void
  onClose(): void
}) {
  const { t } = useWords()
  const { inputs, outcome } = sheet
  const line = outcome.members.find(({ scope }) => scope === member.scope)!
  const order = line.terms.toSorted((a, b) =>
    isMore(lostOf(b), lostOf(a)) ? 1 : isMore(lostOf(a), lostOf(b)) ? -1 : 0,
  )
  const corrections = inputs.corrections.filter(({ scope }) => scope === member.scope)
  const mayAppeal = sheet.mayAppeal && sheet.ownScopes.includes(member.scope) && sheet.shown === sheet.version
  return (
    <SidePanel title={t(member)} onClose={onClose}>
      <Inset>
        <p>
          <b className={css.number}>{formatPoints(line.score)}</b>{' '}
          {line.rank === null
            ? t({ zh: `分，样本 ${line.sample}，不排名`, en: `points, sample ${line.sample}, not ranked` })
            : t({
                zh: `分，第 ${line.rank} 名（共 ${outcome.ranked}）`,
                en: `points, number ${line.rank} of ${outcome.ranked}`,
              })}
        </p>
        <ul className={css.lines}>
          {order.map((term) => (
            <Line key={term.indicator} sheet={sheet} member={member} term={term} {...(mayAppeal ? { onAppeal } : {})} />
          ))}
        </ul>
        {corrections.length > 0 ? (
          <section>
            <h3>{t({ zh: '因申诉更正', en: 'Corrected by appeals' })}</h3>
            <ul className={css.lines}>
              {corrections.map((one) => (
                <li key={`${one.appealNo}${one.indicator}`}>
                  {one.appealNo} {inputs.indicators.find(({ id }) => id === one.indicator)?.zh} {formatParts(one.from)}{' '}
                  → {formatParts(one.to)}
                  {one.caseNos.length > 0
                    ? t({ zh: `，剔除 ${one.caseNos.join('、')}`, en: `, without ${one.caseNos.join(', ')}` })
                    : ''}
                  <span className="meta"> {one.why}</span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </Inset>
    </SidePanel>
  )
}

function Line({
  sheet,
  member,
  term,
  onAppeal,
}: {
  sheet: Sheet
  member: StoredMember
  term: OutcomeTerm
  onAppeal?(indicator: string): void
}) {
  const { t } = useWords()
  const [open, setOpen] = useState<string | null>(null)
  const { inputs } = sheet
  const indicator = inputs.indicators.find(({ id }) => id === term.indicator)
  const figures = figuresOfMember(inputs, member)
  const lost = lostOf(term)
  const raw = member.figures[term.indicator]?.raw
  const parts = indicator ? countedParts(inputs, indicator.id) : []
  return (
    <li className={css.line}>
      <div className={css.row}>
        <b>{indicator ? t(indicator) : term.indicator}</b>
        <span className={css.number}>
          {term.points === null ? '—' : `${formatPoints(term.points)} / ${formatPoints(term.carried)}`}
        </span>
        {isMore(lost, ZERO) ? (
          <span className={css.number}>
            {t({ zh: `丢 ${toFixedText(lost, 2)} 分`, en: `${toFixedText(lost, 2)} lost` })}
          </span>
        ) : null}
      </div>
      <div className="meta">
        {inputs.withdrawn.some((one) => one.indicator === term.indicator)
          ? `${t(words.withdrawn)} `
          : term.points === null
            ? t({ zh: '没有数，权重分给其余各项 ', en: 'no figure; its weight goes to the others ' })
            : ''}
        {sayValue(term, indicator, figures.get(term.indicator))}
        {raw?.d ? t({ zh: `，未剔除 ${formatParts(raw)}`, en: `, raw ${formatParts(raw)}` }) : ''}
      </div>
      <div className={css.row}>
        {parts.map((part) => (
          <Button
            key={part.id}
            size="small"
            aria-expanded={open === part.id}
            onClick={() => setOpen(open === part.id ? null : part.id)}
          >
            {parts.length === 1
              ? t({ zh: '看案件', en: 'Cases' })
              : `${t(part)} ${formatParts(figures.get(part.id) ?? { n: null, d: null })}`}
          </Button>
        ))}
        {onAppeal && term.points !== null ? (
          <Button size="small" onClick={() => onAppeal(term.indicator)}>
            {t(words.appeal)}
          </Button>
        ) : null}
      </div>
      {open === null ? null : <LineCases sheetId={sheet.id} scope={member.scope} indicator={open} />}
      {indicator ? <div className="meta">{t(indicator.definition)}</div> : null}
    </li>
  )
}
