import { Button, Progress } from 'antd'
import { useCommand } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { cancelLayerLoad, type LayerLoad } from '../../contract.ts'
import { STATE_WORDS } from './layer-words.ts'
import css from './layers.module.css'

/** How far a file is, and if it was refused what is wrong where and what to do. */
export function LoadCard({ load }: { load: LayerLoad }) {
  const { t, language } = useWords()
  const stop = useCommand(cancelLayerLoad)
  const isOpen = load.state === 'waiting' || load.state === 'reading' || load.state === 'saving'
  const share = load.fileBytes === 0 ? 0 : Math.floor((load.readBytes / load.fileBytes) * 100)
  return (
    <section className={css.section} aria-live={isOpen ? 'polite' : 'off'}>
      <div className="row">
        <strong className={css.grow}>{load.fileName}</strong>
        <span className={css.meta}>
          {tableTime(load.startedAt)} {load.byName}
        </span>
      </div>
      <p>
        {load.dryRun ? t({ zh: '试载入 · ', en: 'Trial · ' }) : ''}
        {t(STATE_WORDS[load.state])} ·{' '}
        {t({ zh: `${count(load.features)} 个要素`, en: `${count(load.features)} features` })}
        {load.state === 'done' && load.version !== null
          ? t({ zh: ` · 第 ${load.version} 版`, en: ` · version ${load.version}` })
          : ''}
      </p>
      {isOpen ? (
        <div className="row">
          <Progress percent={Math.min(99, share)} style={{ flex: 1 }} />
          <Button size="small" loading={stop.busy} onClick={() => void stop.run({ id: load.id })}>
            {t({ zh: '停止载入', en: 'Stop' })}
          </Button>
        </div>
      ) : null}
      <ProblemNotice problem={stop.problem} close={stop.clearProblem} />
      {load.faults.length > 0 ? (
        <div role="alert">
          <ul className={css.faults}>
            {load.faults.map((fault) => (
              <li key={`${fault.feature} ${fault.zh}`}>{fault[language]}</li>
            ))}
          </ul>
          {load.wayOut ? (
            <p>
              <strong>{t(load.wayOut)}</strong> {t({ zh: '图层没有改变。', en: 'The layer has not changed.' })}
            </p>
          ) : null}
        </div>
      ) : null}
      {load.notes.map((note) => (
        <p key={note.zh} className={css.meta}>
          {note[language]}
        </p>
      ))}
    </section>
  )
}
