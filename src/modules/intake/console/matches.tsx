import { Button } from 'antd'
import { sentenceTime, useNow } from '#ui/format.ts'
import { KeyHint } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card, Loaded } from '#ui/page.ts'
import css from './intake.module.css'
import type { CaseMention, IntakeValues } from './intake-values.ts'
import { SimilarRow, useStateName } from './similar-row.tsx'
import { type Earlier, mentionOf, type Similar, type useMatches } from './use-matches.ts'

type Change = (patch: { [K in keyof IntakeValues]?: IntakeValues[K] | undefined }) => void

/** Beside the form: cases that may be the same matter, and what this caller asked before. */
export function Matches({
  matches,
  values,
  change,
}: {
  matches: ReturnType<typeof useMatches>
  values: IntakeValues
  change: Change
}) {
  const { t } = useWords()
  const { similar, history, alike, known } = matches
  if (!matches.may) return null
  return (
    <>
      <Card title={t({ zh: '相似的在办案件', en: 'Similar open cases' })} flush>
        {similar ? (
          <Loaded reading={similar} lines={2}>
            {() =>
              alike.length === 0 && !known ? (
                <p className={css.quiet}>{t({ zh: '近 30 日没有相似的在办案件', en: 'None in the last 30 days' })}</p>
              ) : (
                <ul className={css.matches}>
                  {[...(known ? [known] : []), ...alike].map((item) => (
                    <SimilarRow key={item.id} item={item} picked={values.sameAs?.id === item.id}>
                      <TakeSame
                        item={item}
                        hint={item === alike[0]}
                        taken={values.sameAs?.id === item.id}
                        take={(sameAs) => change({ sameAs })}
                      />
                    </SimilarRow>
                  ))}
                </ul>
              )
            }
          </Loaded>
        ) : (
          <p className={css.quiet}>
            {t({ zh: '写下诉求或地址后自动查找', en: 'Looked for once there are words or an address' })}
          </p>
        )}
      </Card>
      {!matches.asksHistory ? null : (
        <Card title={t({ zh: '此号码的来电', en: 'Earlier calls of this number' })} flush>
          <Loaded reading={history} lines={2}>
            {({ items }) =>
              items.length === 0 ? (
                <p className={css.quiet}>{t({ zh: '首次来电', en: 'First call of this number' })}</p>
              ) : (
                <ul className={css.matches}>
                  {items.map((item) => (
                    <EarlierRow
                      key={item.id}
                      item={item}
                      hint={item.id === items.find((one) => one.open)?.id}
                      taken={values.supplementOf?.id === item.id}
                      take={(supplementOf) => change({ supplementOf })}
                    />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Card>
      )}
    </>
  )
}

function TakeSame({
  item,
  hint,
  taken,
  take,
}: {
  item: Similar
  hint: boolean
  taken: boolean
  take(mention: CaseMention | undefined): void
}) {
  const { t } = useWords()
  if (item.sameNumber) return <b>{t({ zh: '同一编号', en: 'same number' })}</b>
  return (
    <Button size="small" onClick={() => take(taken ? undefined : mentionOf(item))}>
      {taken ? t({ zh: '取消', en: 'Undo' }) : t({ zh: '是同一件', en: 'The same' })}
      {hint ? <KeyHint keys="F2" /> : null}
    </Button>
  )
}

function EarlierRow({
  item,
  hint,
  taken,
  take,
}: {
  item: Earlier
  hint: boolean
  taken: boolean
  take(mention: CaseMention | undefined): void
}) {
  const { t, language } = useWords()
  const nowMs = useNow()
  const stateName = useStateName()
  return (
    <li data-picked={taken}>
      <div>
        <div className={css.matchTitle}>
          <To href={`/c/cases/${item.id}`}>{item.title}</To>
        </div>
        <div className={css.hint}>
          {stateName(item.state)} · {sentenceTime(item.reportedAt, nowMs, language)} · {item.caseNo.slice(-8)}
        </div>
      </div>
      {item.open ? (
        <Button size="small" onClick={() => take(taken ? undefined : mentionOf(item))}>
          {taken ? t({ zh: '取消', en: 'Undo' }) : t({ zh: '补充此件', en: 'Add to it' })}
          {hint ? <KeyHint keys="F4" /> : null}
        </Button>
      ) : (
        <span className={css.hint}>{t({ zh: '已结束', en: 'ended' })}</span>
      )}
    </li>
  )
}
