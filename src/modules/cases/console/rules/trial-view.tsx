import { count } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { DifferenceTable } from './difference-table.tsx'
import css from './rules.module.css'
import type { Trial } from './use-trial.ts'

/** What the check says of the draft: why it is refused, or what it changes. */
export function TrialView({ trial: { answer, problem, outdated } }: { trial: Trial }) {
  const { t, language } = useWords()
  return (
    <section
      className={css.trial}
      aria-busy={outdated}
      aria-label={t({ zh: '校验结果', en: 'Result of the check' })}
      role="status"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable
      tabIndex={0}
    >
      <ProblemNotice problem={problem} />
      {answer === null ? null : answer.ok ? (
        <p className={css.good}>
          {answer.differences.length === 0
            ? t({ zh: '与现行规则没有差别', en: 'Nothing differs from the rules in force.' })
            : t({
                zh: `校验通过，改动 ${answer.differences.length} 处；${count(answer.staying)} 件在办案件沿用原来的版本。`,
                en: `The check passes: ${answer.differences.length} changes; ${count(answer.staying)} open cases keep their version.`,
              })}
        </p>
      ) : (
        <>
          <p className="over">
            {t({
              zh: `校验不通过，${answer.findings.length} 处：`,
              en: `Refused, ${answer.findings.length} findings:`,
            })}
          </p>
          <ul className={css.findings}>
            {answer.findings.map((one) => (
              <li key={`${one.code} ${one.where} ${one.en}`}>
                {one[language]} <span className={css.meta}>{one.wayOut[language]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {answer && answer.differences.length > 0 ? <DifferenceTable differences={answer.differences} /> : null}
    </section>
  )
}
