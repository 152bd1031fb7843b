import { toText } from '#core/number/round-exact.ts'
import { useWords } from '#ui/language.ts'
import { exactText } from '../../domain/exact-tree.ts'
import { rowDuties } from '../../domain/row-duties.ts'
import type { TargetFacts } from '../../domain/sheet-facts.ts'
import { TargetProofs } from '../target-proofs.tsx'
import css from './form.module.css'
import { Line } from './line.tsx'
import { useSheetEdit } from './sheet-edit.ts'
import { SourcePick } from './source-pick.tsx'
import { actualIn, rowIn } from './use-sheet-draft.ts'

/** What a row owes beside its value: evidence, reason, measure; demanded where it is due, and said why. */
export function RowEditor({ target, at }: { target: TargetFacts; at: number }) {
  const { t } = useWords()
  const { assessed, draft, open, facts, current, unfolded } = useSheetEdit()
  const scored = assessed.scored.indicators[at]!
  const duties = rowDuties(scored)
  const actual = actualIn(draft.words, target.id)
  const row = rowIn(draft.words, target.id)
  const shown = facts.actuals.find((one) => one.targetId === target.id)
  const owes = (field: string) => assessed.gaps.some((gap) => gap.targetId === target.id && gap.field === field)
  const isCurrent = current === target.id || unfolded
  if (target.withdrawn)
    return (
      <p className="meta">
        {t({
          zh: '年中已撤销：不计分，分值由同类指标分担',
          en: 'Withdrawn in mid-year: its weight went to the others',
        })}
      </p>
    )
  const isJudged =
    actual.source !== 'projects' && scored.judgement.share === null && scored.judgement.verdict !== 'missing'
  const field = (name: 'reason' | 'measure' | 'offTarget', zh: string, en: string, due: boolean) =>
    due || row[name] !== '' ? (
      <Line
        id={`${name}-${target.id}`}
        label={t({ zh, en })}
        value={row[name]}
        missing={owes(name)}
        readOnly={!open}
        onChange={(text) => draft.setRow(target.id, { [name]: text })}
      />
    ) : null
  return (
    <div className={css.duties}>
      {duties.notMeasured && shown?.source !== 'stated' ? <p className={css.warn}>▲ {t(duties.notMeasured)}</p> : null}
      {isCurrent ? (
        <p className="meta">
          {scored.weight ? t({ zh: `分值 ${toText(scored.weight)}`, en: `Weight ${toText(scored.weight)}` }) : ''}
          {scored.exact
            ? t({ zh: `，精确得分 ${exactScore(scored.exact)}`, en: `, exact score ${exactScore(scored.exact)}` })
            : ''}
          {shown && shown.source !== 'typed' && shown.note ? `；${shown.note}` : ''}
        </p>
      ) : null}
      {open && isCurrent ? <SourcePick target={target} /> : null}
      {actual.source === 'typed' && shown?.source !== 'stated' && (isCurrent || owes('evidence')) ? (
        <Line
          id={`evidence-${target.id}`}
          label={t({ zh: '依据', en: 'Evidence' })}
          hint={t({ zh: '台账、文件、系统名称及页码', en: 'ledger, document or system, with the page' })}
          value={actual.note}
          missing={owes('evidence')}
          readOnly={!open}
          onChange={(note) => draft.setActual(target.id, { note })}
        />
      ) : null}
      {isJudged && (isCurrent || owes('share')) ? (
        <Line
          id={`share-${target.id}`}
          label={t({ zh: '得分比例（%）', en: 'Share (%)' })}
          value={row.sharePercent ?? ''}
          missing={owes('share')}
          readOnly={!open}
          narrow
          onChange={(text) => draft.setRow(target.id, { sharePercent: shareOf(text) })}
        />
      ) : null}
      {field('reason', '未得满分的原因', 'Why points are lost', duties.reason)}
      {field('measure', '改进措施', 'What is done about it', duties.reason)}
      {field(
        'offTarget',
        '与目标相差超过 30% 的说明（目标是否偏低）',
        'More than 30 % off: was the target too low?',
        duties.offTarget,
      )}
      {isCurrent ? <TargetProofs targetId={target.id} kind={target.kind} open={open} /> : null}
    </div>
  )
}

const exactScore = (value: Parameters<typeof exactText>[0]) => {
  const text = exactText(value)
  return text.includes('/') ? `${text} ≈ ${toText(value, 6)}` : text
}

/** What is no number yet is kept out of it. */
function shareOf(text: string): string | null {
  const kept = text.replace(/[^\d.]/g, '').slice(0, 10)
  return kept === '' ? null : kept
}
