import type { Output } from '#core/operation.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Card } from '#ui/page.ts'
import type { getSign } from '../contract.ts'
import { LevelMark } from './level-mark.tsx'
import { edgeText } from './shown-value.ts'
import css from './signs.module.css'

/** How the thresholds came about, newest first. */
export function SignVersions({ sign }: { sign: Output<typeof getSign> }) {
  const { t } = useWords()
  return (
    <Card title={t({ zh: '阈值沿革', en: 'Thresholds over time' })}>
      <ul className={css.list}>
        {sign.versions.map((one) => (
          <li key={one.version}>
            <span className={css.edges}>
              <b>{t({ zh: `第 ${one.version} 版`, en: `Version ${one.version}` })}</b>
              {(['yellow', 'orange', 'red'] as const).map((level) => (
                <span key={level}>
                  <LevelMark look={level} />
                  {edgeText({ direction: sign.direction, thresholds: one.thresholds }, level)}
                </span>
              ))}
            </span>
            <span>{one.reason}</span>
            <span className="meta">{`${one.changedByName} · ${tableTime(one.changedAt)}`}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
