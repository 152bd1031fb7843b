import type { Output } from '#core/operation.ts'
import { caseStates, stateCards } from '#modules/cases/contract.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card } from '#ui/page.ts'
import type { getSign } from '../contract.ts'
import { words } from '../words.ts'
import { numberText, unitText } from './shown-value.ts'
import css from './signs.module.css'

/** Cases that this sign opened, as far as the reader may see them. */
export function SignCases({ sign }: { sign: Output<typeof getSign> }) {
  const { t } = useWords()
  const stateOf = (state: string) => {
    const known = caseStates.find((one) => one === state)
    return known ? t(stateCards[known]) : state
  }
  return (
    <Card title={t({ zh: `自动立案 ${sign.cases.length}`, en: `Cases opened: ${sign.cases.length}` })}>
      {sign.cases.length === 0 ? (
        <p className={css.grey}>
          {sign.action
            ? t({ zh: '尚无。红色时自动立案', en: 'None yet; red opens one' })
            : t({ zh: '此体征不自动立案', en: 'This sign opens no cases' })}
        </p>
      ) : (
        <ul className={css.list}>
          {sign.cases.map((one) => (
            <li key={one.caseId}>
              <To href={`/c/cases/${one.caseId}`}>{one.caseNo}</To>
              <span>{one.title}</span>
              <span className="meta">
                {`${tableTime(one.openedAt)} · ${one.placeName ?? t(words.district)} · ${numberText(sign, one.value)} ${unitText(sign)} · ${stateOf(one.state)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
