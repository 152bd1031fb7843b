import { clockTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Block, CaseLines, FigureRow, KeyFigure, RateDots, RateFigure, useWallNow, WeekLine } from '#ui/wall.ts'
import type { Picture } from '../contract.ts'
import { caseLine } from './case-line.ts'
import { CaseMap } from './case-map.tsx'
import { overviewHeadline } from './headline.ts'
import { PictureFrame } from './picture-frame.tsx'
import { streetRows } from './street-rows.ts'
import { figureOf, usePicture } from './use-picture.ts'

/** Scene 1: is it worse than usual, and where. */
export default function OverviewScene() {
  const { t } = useWords()
  const reading = usePicture()
  return (
    <PictureFrame
      reading={reading}
      headline={(picture) =>
        overviewHeadline(picture, figureOf(picture, 'receivedToday'), figureOf(picture, 'overdue'))
      }
      centre={
        <CaseMap label={t({ zh: '在办案件分布', en: 'Open cases on the map' })} picture={reading.picture} flows />
      }
      columns={(picture) => [
        { id: 'today', side: 'left', parts: 9.4, content: <Today picture={picture} /> },
        { id: 'streets', side: 'right', parts: 7.8, content: <Standing picture={picture} /> },
        { id: 'red', side: 'right', parts: 8.4, content: <NewestRed picture={picture} /> },
      ]}
    />
  )
}

function Today({ picture }: { picture: Picture }) {
  const { t } = useWords()
  const { rules, ratesAsOf } = picture
  return (
    <>
      <KeyFigure figure={figureOf(picture, 'receivedToday')} />
      <FigureRow>
        <RateFigure figure={figureOf(picture, 'connectRate')} />
        <RateFigure figure={figureOf(picture, 'closeRate')} name={t({ zh: '办结率', en: 'Closed' })} />
        <RateFigure figure={figureOf(picture, 'satisfaction')} name={t({ zh: '回访满意', en: 'Satisfied' })} />
      </FigureRow>
      <Block
        grow
        title={t({ zh: '7日受理', en: 'Received in 7 days' })}
        note={t({
          zh: `率为近${rules.rateDays}天，截至 ${clockTime(ratesAsOf)}`,
          en: `rates: ${rules.rateDays} days to ${clockTime(ratesAsOf)}`,
        })}
      >
        <WeekLine label={t({ zh: '7日受理，与去年对比', en: '7 days, and last year' })} days={picture.received} />
      </Block>
    </>
  )
}

function Standing({ picture }: { picture: Picture }) {
  const { t, language } = useWords()
  const { streets, rules } = picture
  const rows = streetRows(streets, language)
  const few = rows.filter(({ ranked }) => !ranked).length
  const all = few === rows.length
  return (
    <>
      <FigureRow>
        <KeyFigure figure={figureOf(picture, 'open')} baseline={false} />
        <KeyFigure figure={figureOf(picture, 'overdue')} tone="over" baseline={false} />
      </FigureRow>
      <Block
        grow
        title={t({ zh: '按期办结率', en: 'Ended in time' })}
        note={
          all
            ? t({ zh: `近${rules.rateDays}天，按街道顺序`, en: `${rules.rateDays} days, in their order` })
            : t({ zh: `近${rules.rateDays}天，低者在前`, en: `${rules.rateDays} days, lowest first` })
        }
      >
        <RateDots
          rows={rows}
          rest={
            few > 0
              ? t({
                  zh: `${all ? '各街道都' : `${few} 个街道`}不足 ${rules.rankLeast} 件，不排名`,
                  en: `${few} streets with under ${rules.rankLeast}: not ranked`,
                })
              : null
          }
        />
      </Block>
    </>
  )
}

function NewestRed({ picture }: { picture: Picture }) {
  const { t, language } = useWords()
  const now = useWallNow()
  return (
    <Block grow title={t({ zh: '最新超期', en: 'Newly overdue' })} note={t({ zh: '近者在前', en: 'latest first' })}>
      <CaseLines
        lines={picture.newestRed.map((one) => caseLine(one, now, language))}
        none={t({ zh: '没有超期的案件', en: 'Nothing is overdue' })}
      />
    </Block>
  )
}
