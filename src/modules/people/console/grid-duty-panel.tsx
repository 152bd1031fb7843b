import { useOperation } from '#ui/call.ts'
import { clockTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card, Loaded } from '#ui/page.ts'
import type { PanelProps } from '#ui/plug.ts'
import { listPersons, listRoster } from '../contract.ts'
import { SHIFT_WORDS } from '../words.ts'
import css from './people.module.css'
import { useUnits } from './use-units.ts'

const A_MINUTE_MS = 60_000
const MOST_SHOWN = 12

/** On the page of an area: who is on shift there now, and whoever is appointed for it. */
export default function GridDutyPanel({ subject }: PanelProps) {
  const { t, language } = useWords()
  const nowMs = useNow()
  const at = new Date(Math.floor(nowMs / A_MINUTE_MS) * A_MINUTE_MS).toISOString()
  const roster = useOperation(listRoster, { areaCode: subject, at, limit: 50 })
  const { units } = useUnits()
  const unit = units.find((one) => one.areaCode === subject)
  const staff = useOperation(
    listPersons,
    { unit: unit?.id ?? 'none', kind: 'person', limit: 50 },
    { enabled: unit !== undefined, forgetful: true },
  )
  return (
    <Card
      title={t({ zh: `现在负责 ${clockTime(nowMs)}`, en: `Responsible at ${clockTime(nowMs)}` })}
      extra={
        <To href={`/c/roster?street=${subject.slice(0, 9)}&open=${subject}`}>{t({ zh: '值班表', en: 'Roster' })}</To>
      }
    >
      <Loaded reading={roster} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={css.meta}>
              {t({ zh: '◌ 无人在班，由下列任职人员负责', en: '◌ Nobody is on shift; those appointed answer.' })}
            </p>
          ) : (
            <ul className={css.lines}>
              {items.slice(0, MOST_SHOWN).map((shift) => (
                <li key={shift.id}>
                  <b>{shift.name}</b> {shift.phoneMasked}{' '}
                  <span className={css.meta}>
                    {t(SHIFT_WORDS[shift.shift])} {shift.startsAt}–{shift.endsAt} · {shift.unitZh}
                  </span>
                </li>
              ))}
              {items.length > MOST_SHOWN ? (
                <li className={css.meta}>
                  {t({ zh: `还有 ${items.length - MOST_SHOWN} 人`, en: `and ${items.length - MOST_SHOWN} more` })}
                </li>
              ) : null}
            </ul>
          )
        }
      </Loaded>
      {unit ? (
        <>
          <h3>{t({ zh: `${unit.zh}任职人员`, en: `Appointed in ${unit.en || unit.zh}` })}</h3>
          <Loaded reading={staff} lines={2}>
            {({ items }) =>
              items.length === 0 ? (
                <p className={css.meta}>{t({ zh: '还没有任职人员', en: 'Nobody yet.' })}</p>
              ) : (
                <ul className={css.lines}>
                  {items.slice(0, MOST_SHOWN).map((person) => (
                    <li key={person.id}>
                      {person.name} {person.phoneMasked}{' '}
                      <span className={css.meta}>
                        {person.posts
                          .filter((post) => post.unit === unit.id)
                          .map((post) => (language === 'zh' ? post.postZh : post.postEn))
                          .join('、')}
                      </span>
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        </>
      ) : null}
    </Card>
  )
}
