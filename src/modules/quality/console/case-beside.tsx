import { getCase, getFile } from '#modules/cases/contract.ts'
import { listCategories } from '#modules/catalogue/contract.ts'
import { fileUrl, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Inset, Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card, Facts, Loaded } from '#ui/page.ts'
import css from './quality.module.css'
import { useUnitNames } from './use-unit-names.ts'

const HOUR_MS = 3_600_000
const PHOTOS = [
  ['before', { zh: '处置前', en: 'before' }],
  ['after', { zh: '处置后', en: 'after' }],
  ['check', { zh: '核查', en: 'check' }],
] as const

/** What a reviewer needs of a case: words, place, units, answer, pictures before and after, clocks, what happened. */
export function CaseBeside({ caseId }: { caseId: string }) {
  const { t, language } = useWords()
  const nameOf = useUnitNames()
  const categories = useOperation(listCategories, { withInactive: true }, { freshForMs: HOUR_MS }).data?.items ?? []
  const nameOfCategory = (code: string | null) =>
    code === null ? '—' : `${categories.find((one) => one.code === code)?.[language] ?? ''} ${code}`
  const reading = useOperation(getCase, { id: caseId }, { forgetful: true })
  return (
    <Loaded reading={reading} lines={12}>
      {({ case: it, clocks, record }) => (
        <Inset>
          <h2>
            <To href={`/c/cases/${it.id}`}>
              {it.caseNo} {it.title}
            </To>
          </h2>
          <Card title={t({ zh: '诉求', en: 'What was reported' })}>
            <p>{it.text}</p>
            <Facts
              facts={[
                [t({ zh: '类别', en: 'Category' }), nameOfCategory(it.category)],
                [t({ zh: '地址', en: 'Address' }), it.place.address ?? '—'],
                [t({ zh: '所在', en: 'Area' }), it.place.areaCode ?? '—'],
                [t({ zh: '上报', en: 'Reported' }), tableTime(it.reportedAt)],
                [t({ zh: '结案', en: 'Closed' }), tableTime(it.at.closedAt)],
              ]}
            />
          </Card>
          <Card title={t({ zh: '办理和答复', en: 'Handling and answer' })}>
            <p>{it.answer ?? t({ zh: '没有答复', en: 'no answer' })}</p>
            <Lines>
              {it.orders.map((order) => (
                <li key={order.id}>
                  {order.no} {nameOf(order.unit)}
                  <span className="meta">
                    {tableTime(order.sentAt)} — {tableTime(order.endedAt)} {order.answer ?? order.reason ?? ''}
                  </span>
                </li>
              ))}
            </Lines>
          </Card>
          <Card title={t({ zh: '照片', en: 'Photos' })}>
            {PHOTOS.map(([kind, words]) => (
              <section key={kind}>
                <h3>
                  {t(words)} {it.photos[kind].length}
                </h3>
                <div className={css.thumbs}>
                  {it.photos[kind].map((fileId, at) => (
                    <a
                      key={fileId}
                      href={fileUrl(getFile, { id: it.id, fileId, size: 'full' })}
                      target="_blank"
                      rel="noreferrer"
                    >
                      <img
                        loading="lazy"
                        src={fileUrl(getFile, { id: it.id, fileId, size: 'thumbnail' })}
                        alt={t({ zh: `${words.zh}照片 ${at + 1}`, en: `photo ${words.en} ${at + 1}` })}
                      />
                    </a>
                  ))}
                </div>
              </section>
            ))}
          </Card>
          <Card title={t({ zh: '时限', en: 'Time limits' })}>
            {clocks.some(({ overdueAt }) => overdueAt) ? (
              <Lines>
                {clocks
                  .filter(({ overdueAt }) => overdueAt)
                  .map((clock) => (
                    <li key={clock.id} className="over">
                      {t(clock)} {t({ zh: '超期，到期', en: 'late, due' })} {tableTime(clock.due)}
                    </li>
                  ))}
              </Lines>
            ) : (
              <p>{t({ zh: `${clocks.length} 个时限都没有超期`, en: `${clocks.length} limits, none late` })}</p>
            )}
          </Card>
          <Card title={t({ zh: '经过', en: 'Timeline' })}>
            <Lines>
              {record.map((line) => (
                <li key={line.seq}>
                  {t(line)}
                  <span className="meta">
                    {tableTime(line.occurredAt)} {line.person ?? ''} {line.unit ? nameOf(line.unit) : ''}
                  </span>
                </li>
              ))}
            </Lines>
          </Card>
        </Inset>
      )}
    </Loaded>
  )
}
