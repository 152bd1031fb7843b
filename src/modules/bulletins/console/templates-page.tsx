import { Button, Input } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { useNow } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { Card, Loaded, Page } from '#ui/page.ts'
import { listTemplates, previewTemplate, type TemplateView } from '../contract.ts'
import { periodAt, periodBefore } from '../domain/period.ts'
import { BULLETIN_KINDS } from '../domain/template.ts'
import { words } from '../words.ts'
import css from './bulletins.module.css'
import { PrintedFrame } from './printed-frame.tsx'
import { StandingTopics } from './standing-topics.tsx'

/** What bulletins are made of, and what one would look like now. */
export default function TemplatesPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const reading = useOperation(listTemplates, {})
  const open = address.one('open')
  return (
    <Page title={t(words.templates)}>
      <Loaded reading={reading} lines={10}>
        {({ items }) => {
          const chosen = items.find(({ id }) => id === open) ?? items[0]
          return (
            <div className={css.templates}>
              <ul className={css.names}>
                {items.map((item) => (
                  <li key={item.id}>
                    <Button
                      block
                      type={item === chosen ? 'primary' : 'text'}
                      onClick={() => address.change({ open: item.id })}
                    >
                      {item.zh.replaceAll('{district}', '')}
                      {item.faults.length > 0 ? t({ zh: '（有错）', en: ' (faulty)' }) : ''}
                    </Button>
                  </li>
                ))}
              </ul>
              <div className={css.chosen}>
                {chosen ? <Chosen key={chosen.id} it={chosen} /> : null}
                <StandingTopics />
              </div>
            </div>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Chosen({ it }: { it: TemplateView }) {
  const { t } = useWords()
  const nowMs = useNow()
  const today = Math.floor((nowMs + 8 * 3_600_000) / 86_400_000)
  const [period, setPeriod] = useState(() => periodBefore(periodAt(it.cycle, today)).key)
  const [shown, setShown] = useState<string | null>(null)
  const { template } = it
  return (
    <Card title={`${t(BULLETIN_KINDS[it.kind])} ${it.zh.replaceAll('{district}', '')}`}>
      <Inset>
        <p className="meta">
          {t({
            zh: `区数据文件 bulletins/${it.id}.json，版本 ${it.version}；由 ${template.to.signers.join('、')} 岗位签发`,
            en: `District data bulletins/${it.id}.json, version ${it.version}`,
          })}
        </p>
        {it.faults.map((one) => (
          <p key={one} className="over">
            {one}
          </p>
        ))}
        <ol className={css.chapters}>
          {template.sections.map(({ id, title, blocks }) => (
            <li key={id}>
              {title}
              <span className="meta">
                {blocks
                  .map((block) =>
                    'say' in block
                      ? t({ zh: '文句', en: 'sentence' })
                      : 'table' in block
                        ? t({ zh: `表：${block.title}`, en: `table ${block.title}` })
                        : 'chart' in block
                          ? t({ zh: `图：${block.title}`, en: `chart ${block.title}` })
                          : 'map' in block
                            ? t({ zh: `地图：${block.title}`, en: `map ${block.title}` })
                            : t({ zh: `人工填写：${block.hint}`, en: `written: ${block.hint}` }),
                  )
                  .join('；')}
              </span>
            </li>
          ))}
        </ol>
        {it.faults.length === 0 ? (
          <div className="row">
            <Input
              value={period}
              maxLength={10}
              aria-label={t({ zh: '期间', en: 'Period' })}
              style={{ width: 136 }}
              onChange={(event) => setPeriod(event.target.value)}
            />
            <Button onClick={() => setShown(period.trim())}>{t({ zh: '预览', en: 'Preview' })}</Button>
          </div>
        ) : null}
        {shown ? <Preview id={it.id} period={shown} /> : null}
      </Inset>
    </Card>
  )
}

function Preview({ id, period }: { id: string; period: string }) {
  const reading = useOperation(previewTemplate, { id, period }, { forgetful: true })
  return (
    <Loaded reading={reading} lines={12}>
      {({ html }) => <PrintedFrame html={html} />}
    </Loaded>
  )
}
