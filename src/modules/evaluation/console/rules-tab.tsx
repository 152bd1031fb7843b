import { tableTime } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { Card, Facts } from '#ui/page.ts'
import type { Sheet } from '../contract.ts'
import { BASIS_NAMES, sayWithdrawn } from '../domain/say-scheme.ts'
import css from './evaluation.module.css'
import { TermsTable } from './terms-table.tsx'

/** By what the sheet was reckoned, what its figures mean, and every version with why it was made. */
export function RulesTab({ sheet }: { sheet: Sheet }) {
  const { t } = useWords()
  const { inputs, versions, digest, shown } = sheet
  const { scheme, withdrawn } = inputs
  const nameOf = (id: string) => {
    const found = inputs.indicators.find((one) => one.id === id)
    return found ? t(found) : id
  }
  return (
    <Inset>
      <Card
        title={t({
          zh: `方案“${scheme.zh}”第 ${scheme.version} 版`,
          en: `${scheme.en ?? scheme.zh}, version ${scheme.version}`,
        })}
      >
        <Facts
          facts={[
            [t({ zh: '计分的数', en: 'Basis' }), t(BASIS_NAMES[scheme.basis])],
            [t({ zh: '样本', en: 'Sample' }), `${nameOf(scheme.sampleOf)} ≥ ${scheme.smallSample}`],
            [t({ zh: '总分', en: 'Score' }), `${scheme.floor}–${scheme.cap}`],
            [t({ zh: '停用', en: 'Withdrawn' }), t(sayWithdrawn(scheme))],
            [t({ zh: '指标口径', en: 'Definitions' }), inputs.bookVersion],
            [t({ zh: '校验', en: 'Digest' }), `SM3 ${digest}`],
          ]}
        />
        <TermsTable scheme={scheme} indicators={inputs.indicators} />
        {withdrawn.map(({ indicator, why }) => (
          <p key={indicator}>
            {t({ zh: `“${nameOf(indicator)}”停用，不计分：${why}`, en: `${nameOf(indicator)} is withdrawn: ${why}` })}
          </p>
        ))}
      </Card>
      <Card title={t({ zh: '各版', en: 'Versions' })}>
        <ul className={css.lines}>
          {versions.length === 0 ? (
            <li>{t({ zh: '草稿，公布后成为第 1 版', en: 'A draft; published, it is version 1' })}</li>
          ) : null}
          {versions.map((one) => (
            <li key={one.version}>
              <b>
                {t({ zh: `第 ${one.version} 版`, en: `Version ${one.version}` })}
                {one.version === shown ? t({ zh: '（正在看）', en: ' (shown)' }) : ''}
              </b>{' '}
              {one.why}
              <div className="meta">
                {one.byName} {tableTime(one.at)} · SM3 {one.digest.slice(0, 16)}…
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </Inset>
  )
}
