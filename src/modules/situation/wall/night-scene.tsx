import { useWords } from '#ui/language.ts'
import { Block, CaseLines, FigureRow, KeyFigure, OpenList, RateFigure, useWallNow } from '#ui/wall.ts'
import type { Picture } from '../contract.ts'
import { caseLine } from './case-line.ts'
import { CaseMap } from './case-map.tsx'
import css from './night-scene.module.css'
import { PictureFrame } from './picture-frame.tsx'
import { figureOf, usePicture } from './use-picture.ts'

/** Scene 6: who is here, what is due before the day shift, what is handed over. */
export default function NightScene() {
  const { t } = useWords()
  const reading = usePicture()
  return (
    <PictureFrame
      reading={reading}
      headline={(picture) => {
        const due = figureOf(picture, 'nightDue').value ?? 0
        return due === 0
          ? { zh: '今夜没有到期的案件', en: 'Nothing is due tonight' }
          : { zh: `天亮前有 ${due} 件到期`, en: `${due} are due before the day shift` }
      }}
      centre={<CaseMap label={t({ zh: '夜间在办', en: 'Open at night' })} picture={reading.picture} />}
      columns={(picture) => [
        { id: 'duty', side: 'left', parts: 10, content: <Duty picture={picture} /> },
        { id: 'handover', side: 'right', parts: 13, content: <Handover picture={picture} /> },
      ]}
    />
  )
}

function Duty({ picture }: { picture: Picture }) {
  const { t } = useWords()
  const { duty } = picture
  const named = duty?.roster.filter(({ post }) => post !== null) ?? []
  return (
    <>
      <FigureRow>
        <KeyFigure figure={figureOf(picture, 'nightDue')} tone="near" baseline={false} />
        <RateFigure figure={figureOf(picture, 'connectRate')} />
      </FigureRow>
      <Block grow title={t({ zh: '值守', en: 'On duty' })}>
        {duty === null ? (
          <p className={css.none}>{t({ zh: '此账号无权查看值班表', en: 'This account may not see the roster' })}</p>
        ) : named.length === 0 ? (
          <p className={css.none}>
            <OpenList href={duty.href}>{t({ zh: '此刻未排班，去排班', en: 'Nobody is on the roster now' })}</OpenList>
          </p>
        ) : (
          <ul className={css.roster}>
            {named.map(({ name, post, startsAt, endsAt }) => (
              <li key={`${name} ${startsAt}`}>
                <span>{post ? t(post) : ''}</span>
                <b>{name}</b>
                <small>
                  {startsAt}–{endsAt}
                </small>
              </li>
            ))}
          </ul>
        )}
      </Block>
    </>
  )
}

function Handover({ picture }: { picture: Picture }) {
  const { t, language } = useWords()
  const now = useWallNow()
  return (
    <Block grow title={t({ zh: '待办移交', en: 'To hand over' })} note={t({ zh: '先到期者在前', en: 'soonest first' })}>
      <CaseLines
        tall
        lines={picture.nightHandover.map((one) => caseLine(one, now, language))}
        none={t({ zh: '没有需要移交的案件', en: 'Nothing to hand over' })}
      />
    </Block>
  )
}
