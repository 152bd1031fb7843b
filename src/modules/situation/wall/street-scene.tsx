import { clockTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Block, CaseLines, RateFigure } from '#ui/wall.ts'
import type { Picture } from '../contract.ts'
import { CaseMap } from './case-map.tsx'
import { worstStreet } from './headline.ts'
import { PictureFrame } from './picture-frame.tsx'
import css from './street-scene.module.css'
import { usePicture } from './use-picture.ts'

/** Scene 4: the street that needs to be looked at, six numbers against the same time before, and what comes back again. */
export default function StreetScene() {
  const { t } = useWords()
  const whole = usePicture()
  const chosen = whole.picture ? (worstStreet(whole.picture.streets) ?? mostOverdue(whole.picture)) : null
  const own = usePicture(chosen?.code)
  const reading = chosen && own.picture?.street ? own : whole
  return (
    <PictureFrame
      reading={reading}
      headline={(picture) => {
        const { street } = picture
        if (!street) return { zh: '街道数据载入中', en: 'Loading' }
        const overdue = street.figures.find(({ id }) => id === 'overdue')?.value ?? 0
        const isLowest = chosen?.rank !== null
        return {
          zh: `${street.zh}${isLowest ? '按期办结率最低' : '超期最多'}，现有超期 ${overdue} 件`,
          en: `${street.en}: ${isLowest ? 'lowest rate in time' : 'most overdue'}, ${overdue} overdue now`,
        }
      }}
      centre={
        <CaseMap
          label={t({ zh: '本街道在办案件', en: 'Open cases of the street' })}
          picture={reading.picture}
          street={chosen ? { code: chosen.code, zh: chosen.zh } : null}
        />
      }
      columns={(picture) => [
        { id: 'figures', side: 'left', parts: 10, content: <Figures picture={picture} /> },
        { id: 'repeated', side: 'right', parts: 13, content: <Repeated picture={picture} /> },
      ]}
    />
  )
}

function mostOverdue({ streets }: Picture) {
  return streets.toSorted((a, b) => b.overdue - a.overdue)[0] ?? null
}

function Figures({ picture }: { picture: Picture }) {
  const { t } = useWords()
  const { street, rules, ratesAsOf } = picture
  return (
    <Block
      grow
      title={t({ zh: '六数', en: 'Six figures' })}
      note={t({ zh: `率为近${rules.rateDays}天，截至 ${clockTime(ratesAsOf)}`, en: `rates: ${rules.rateDays} days` })}
    >
      <div className={css.six}>
        {street?.figures.map((figure) => (
          <RateFigure key={figure.id} figure={figure} large tone={figure.id === 'overdue' ? 'over' : null} />
        ))}
      </div>
    </Block>
  )
}

function Repeated({ picture }: { picture: Picture }) {
  const { t, language } = useWords()
  const { street, rules } = picture
  return (
    <Block
      grow
      title={t({ zh: '反复诉求', en: 'Reported again and again' })}
      note={t({ zh: `近${rules.repeatDays}天，多者在前`, en: `${rules.repeatDays} days, most first` })}
    >
      <CaseLines
        lines={(street?.repeated ?? []).map(({ caseId, title, stateWords, count, list }) => ({
          id: caseId,
          title,
          time: t({ zh: `${count} 次，${stateWords.zh}`, en: `${count} times, ${stateWords[language]}` }),
          href: list.href,
        }))}
        none={t({ zh: `近${rules.repeatDays}天没有反复诉求`, en: `Nothing came back in ${rules.repeatDays} days` })}
      />
    </Block>
  )
}
