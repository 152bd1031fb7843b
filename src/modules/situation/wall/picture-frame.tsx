import type { ReactNode } from 'react'
import { useWords, type Words } from '#ui/language.ts'
import { SceneFrame } from '#ui/wall.ts'
import type { Picture } from '../contract.ts'
import { STALE_MS, type usePicture } from './use-picture.ts'

type Side = { id: string; side: 'left' | 'right'; parts: number; content: ReactNode }

export interface PictureFrameProps {
  reading: ReturnType<typeof usePicture>
  headline(picture: Picture): Words
  centre: ReactNode
  columns(picture: Picture): readonly Side[]
}

/** The frame of a scene that is drawn from the picture: says what is missing until there is one. */
export function PictureFrame({ reading, headline, centre, columns }: PictureFrameProps) {
  const { t } = useWords()
  const { picture, problem, asOfMs, answeredAtMs } = reading
  const sentence = picture
    ? t(headline(picture))
    : problem
      ? `${problem.detail}${problem.wayOut ? ` ${problem.wayOut}` : ''}`
      : t({ zh: '数据载入中', en: 'Loading' })
  return (
    <SceneFrame
      headline={sentence}
      asOfMs={asOfMs}
      answeredAtMs={answeredAtMs}
      staleAfterMs={STALE_MS}
      simulated={picture?.demo ?? false}
      centre={centre}
      columns={picture ? columns(picture) : []}
    />
  )
}
