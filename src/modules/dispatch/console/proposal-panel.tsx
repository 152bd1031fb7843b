import { Button } from 'antd'
import { useOperation } from '#ui/call.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { Loaded } from '#ui/page.ts'
import type { PanelProps } from '#ui/plug.ts'
import { proposeUnits } from '../contract.ts'
import css from './board.module.css'

/** Beside the form of a dispatch: who should get the case and why; a digit fills the form. */
export default function ProposalPanel({ subject, fill }: PanelProps) {
  const { t, language } = useWords()
  const proposal = useOperation(proposeUnits, { caseId: subject }, { forgetful: true })
  const units = proposal.data?.units ?? []
  const take = (at: number) => {
    const unit = units[at]
    if (!unit || !fill) return
    const coHandlers = (proposal.data?.coHandlers ?? []).map((one) => one.unit).filter((one) => one !== unit.unit)
    fill({ lead: unit.unit, coHandlers })
  }
  useKeys(
    units.map((unit, at) => ({
      keys: String(at + 1),
      title: { zh: `派往 ${unit.zh}`, en: `To ${unit.en}` },
      enabled: fill !== undefined,
      run: () => take(at),
    })),
  )
  return (
    <Loaded reading={proposal} lines={2}>
      {() =>
        units.length === 0 ? (
          <p>{t({ zh: '职责清单和以往案件都没有建议，请自选单位', en: 'No proposal for this; choose a unit' })}</p>
        ) : (
          <ul className={css.proposals}>
            {units.map((unit, at) => (
              <li key={unit.unit}>
                {fill ? (
                  <Button size="small" onClick={() => take(at)}>
                    {t({ zh: '选', en: 'Take' })}
                    <KeyHint keys={String(at + 1)} />
                  </Button>
                ) : (
                  <span>{at + 1}</span>
                )}
                <b>{unit[language]}</b>
                <span>
                  {t({
                    zh: `在办 ${unit.openCases}，超期 ${unit.overdueCases}`,
                    en: `${unit.openCases} open, ${unit.overdueCases} over`,
                  })}
                </span>
                <small>{unit.reason[language]}</small>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
