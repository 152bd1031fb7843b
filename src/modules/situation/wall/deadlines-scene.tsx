import { useWords } from '#ui/language.ts'
import { BarRows, Block, FigureRow, KeyFigure, RateFigure } from '#ui/wall.ts'
import type { Picture } from '../contract.ts'
import { CaseMap } from './case-map.tsx'
import { deadlineHeadline } from './headline.ts'
import { PictureFrame } from './picture-frame.tsx'
import { figureOf, usePicture } from './use-picture.ts'

/** Scene 2: which step and whose desk is late. */
export default function DeadlinesScene() {
  const { t } = useWords()
  const reading = usePicture()
  return (
    <PictureFrame
      reading={reading}
      headline={(picture) => deadlineHeadline(picture, figureOf(picture, 'soon'))}
      centre={
        <CaseMap
          label={t({ zh: '临期和超期案件', en: 'Cases late or nearly so' })}
          picture={reading.picture}
          lateOnly
        />
      }
      columns={(picture) => [
        { id: 'steps', side: 'left', parts: 12.5, content: <Steps picture={picture} /> },
        { id: 'units', side: 'right', parts: 12.5, content: <Units picture={picture} /> },
      ]}
    />
  )
}

function Steps({ picture }: { picture: Picture }) {
  const { t, language } = useWords()
  const rows = picture.steps
    .filter(({ open }) => open > 0)
    .map(({ step, zh, en, overdue, soon, overdueList, soonList }) => ({
      id: step,
      name: language === 'zh' ? zh : en,
      over: overdue,
      overHref: overdueList.href,
      near: soon,
      nearHref: soonList.href,
    }))
  return (
    <>
      <FigureRow>
        <KeyFigure figure={figureOf(picture, 'overdue')} tone="over" />
        <KeyFigure figure={figureOf(picture, 'soon')} tone="near" />
      </FigureRow>
      <Block
        grow
        title={t({ zh: '按环节', en: 'By step' })}
        note={t({ zh: '■ 超期　◆ 临期', en: '■ overdue ◆ nearly due' })}
      >
        <BarRows
          rows={rows}
          none={t({ zh: '没有在办的环节', en: 'No step is open' })}
          rest={(left) => t({ zh: `另有 ${left} 个环节`, en: `and ${left} more steps` })}
        />
      </Block>
    </>
  )
}

function Units({ picture }: { picture: Picture }) {
  const { t, language } = useWords()
  const rows = picture.units
    .filter(({ overdue }) => overdue > 0)
    .toSorted((a, b) => b.overdue - a.overdue)
    .map(({ unit, zh, en, overdue, overdueList }) => ({
      id: unit,
      name: language === 'zh' ? zh : en,
      over: overdue,
      overHref: overdueList.href,
    }))
  return (
    <>
      <Block grow title={t({ zh: '按承办单位', en: 'By unit' })} note={t({ zh: '■ 超期', en: '■ overdue' })}>
        <BarRows
          rows={rows}
          none={t({ zh: '没有单位超期', en: 'No unit is late' })}
          rest={(left) => t({ zh: `另有 ${left} 个单位`, en: `and ${left} more units` })}
        />
      </Block>
      <FigureRow>
        <RateFigure figure={figureOf(picture, 'supervisions')} />
        <RateFigure figure={figureOf(picture, 'suspended')} />
        <RateFigure figure={figureOf(picture, 'handling')} />
      </FigureRow>
    </>
  )
}
