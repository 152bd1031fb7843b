import type { Output } from '#core/operation.ts'
import { useWords } from '#ui/language.ts'
import { OpenList } from '#ui/wall.ts'
import type { getBoard } from '../contract.ts'
import { LEVEL_WORDS, QUALITY_WORDS } from '../domain/say-sign.ts'
import css from './sign-matrix.module.css'
import { lookOf, SignShape } from './sign-shape.tsx'

export interface SignMatrixProps {
  board: Output<typeof getBoard>
  /** Code of the sign whose course is shown beside. */
  chosen: string | null
}

/** Twelve domains of nine signs: what is wrong is found by shape before it is read. */
export function SignMatrix({ board, chosen }: SignMatrixProps) {
  const { t, language } = useWords()
  return (
    <div className={css.matrix}>
      {board.domains.map((domain) => (
        <div key={domain.id} className={css.row}>
          <span>{domain[language]}</span>
          {board.signs
            .filter((sign) => sign.domain === domain.id)
            .map((sign) => (
              <OpenList key={sign.code} href={`/c/signs/${sign.code}`} className={css.cell}>
                <i data-chosen={sign.code === chosen}>
                  <SignShape look={lookOf(sign)} />
                </i>
                <span className="said">
                  {`${sign[language]} ${t(sign.level === null ? QUALITY_WORDS[sign.quality] : LEVEL_WORDS[sign.level])}`}
                </span>
              </OpenList>
            ))}
        </div>
      ))}
      <p className={css.legend}>
        {(['red', 'orange', 'yellow', 'normal', 'none'] as const).map((look) => (
          <span key={look}>
            <SignShape look={look} />
            {look === 'none' ? t({ zh: '缺数', en: 'no data' }) : t(LEVEL_WORDS[look])}{' '}
            <b>{board.signs.filter((sign) => lookOf(sign) === look).length}</b>
          </span>
        ))}
      </p>
    </div>
  )
}
