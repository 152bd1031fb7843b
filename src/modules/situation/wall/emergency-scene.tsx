import { msOf } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Block, CaseLines, FigureRow, KeyFigure, type LightPoint, useWallNow } from '#ui/wall.ts'
import type { Picture } from '../contract.ts'
import { caseLine } from './case-line.ts'
import { CaseMap } from './case-map.tsx'
import { NewestPressing } from './newest-pressing.tsx'
import { PictureFrame } from './picture-frame.tsx'
import { Slots } from './slots.tsx'
import { figureOf, usePicture } from './use-picture.ts'

/** Scene 5: what cannot wait. */
export default function EmergencyScene() {
  const { t } = useWords()
  const reading = usePicture()
  const points = reading.picture?.pressing.flatMap(({ lon, lat, overdue }): LightPoint[] =>
    lon === null || lat === null ? [] : [{ point: [lon, lat], light: overdue ? 'red' : 'plain', count: 1 }],
  )
  return (
    <PictureFrame
      reading={reading}
      headline={(picture) => {
        const [emergencies, critical] = [
          figureOf(picture, 'emergencies').value ?? 0,
          figureOf(picture, 'critical').value ?? 0,
        ]
        if (emergencies + critical === 0) return { zh: '没有在办的应急和特急案件', en: 'No emergency is open' }
        return {
          zh: `应急案件在办 ${emergencies} 件${critical > 0 ? `，特急 ${critical} 件` : '，没有特急'}`,
          en: `${emergencies} emergencies open, ${critical === 0 ? 'none' : critical} critical`,
        }
      }}
      centre={
        <CaseMap
          label={t({ zh: '应急和紧急案件', en: 'Emergencies' })}
          picture={reading.picture}
          points={points ?? []}
        />
      }
      columns={(picture) => [
        { id: 'level', side: 'left', parts: 9, content: <Level picture={picture} /> },
        { id: 'list', side: 'right', parts: 14, content: <Pressing picture={picture} /> },
      ]}
    />
  )
}

function Level({ picture }: { picture: Picture }) {
  return (
    <>
      <FigureRow>
        <KeyFigure figure={figureOf(picture, 'emergencies')} />
        <KeyFigure figure={figureOf(picture, 'critical')} tone="over" />
      </FigureRow>
      <NewestPressing one={newestOf(picture)} />
      <Slots picture={picture} but={['connectRate']} />
    </>
  )
}

function newestOf({ pressing }: Picture) {
  return pressing.toSorted((a, b) => msOf(b.reportedAt) - msOf(a.reportedAt))[0]
}

function Pressing({ picture }: { picture: Picture }) {
  const { t, language } = useWords()
  const now = useWallNow()
  const lines = picture.pressing.toSorted((a, b) => msOf(b.reportedAt) - msOf(a.reportedAt))
  return (
    <Block grow title={t({ zh: '任务清单', en: 'Tasks' })} note={t({ zh: '新者在前', en: 'newest first' })}>
      <CaseLines
        tall
        lines={lines.map((one) => caseLine(one, now, language))}
        none={t({ zh: '没有应急和紧急案件', en: 'Nothing is urgent' })}
      />
    </Block>
  )
}
