import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { EmptyState, Loaded, ProblemNotice } from '#ui/page.ts'
import { type LayerCard, type LayerVersion, listLayerVersions, restoreLayer } from '../../contract.ts'
import { VERSION_WORDS } from './layer-words.ts'
import css from './layers.module.css'

/** Who changed what and when; any version whose features are still kept can be put in force again. */
export function VersionList({ layer }: { layer: LayerCard }) {
  const { t } = useWords()
  const [cursor, setCursor] = useState<number | undefined>()
  const [chosen, setChosen] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const versions = useOperation(listLayerVersions, { id: layer.id, ...(cursor ? { cursor } : {}) })
  const restore = useCommand(restoreLayer)
  const putBack = async (version: number) => {
    const done = await restore.run({ id: layer.id, version, note })
    if (!done) return
    setChosen(null)
    setNote('')
  }
  return (
    <Loaded reading={versions}>
      {({ items, next }) => (
        <>
          {items.length === 0 ? (
            <EmptyState>{t({ zh: '还没有版本。载入文件后显示', en: 'No versions yet. Load a file' })}</EmptyState>
          ) : null}
          <ProblemNotice problem={restore.problem} close={restore.clearProblem} />
          <ul className={css.lines}>
            {items.map((one) => (
              <li key={one.version}>
                <div className={css.line}>
                  <span className={css.grow}>
                    <strong>{t({ zh: `第 ${one.version} 版`, en: `Version ${one.version}` })}</strong>{' '}
                    {t(VERSION_WORDS[one.kind])}
                    {one.restoredVersion === null
                      ? ''
                      : t({ zh: `到第 ${one.restoredVersion} 版`, en: ` of version ${one.restoredVersion}` })}
                    ：{one.note}
                    <div className={css.meta}>
                      {tableTime(one.at)} {one.byName} ·{' '}
                      {t({ zh: `${count(one.featureCount)} 个要素`, en: `${count(one.featureCount)} features` })}
                      {changesOf(one)}
                      {one.datum ? ` · ${one.datum}` : ''}
                    </div>
                  </span>
                  {one.version === layer.version ? (
                    <span className={css.mark}>{t({ zh: '现行', en: 'In force' })}</span>
                  ) : one.restorable ? (
                    <Button size="small" onClick={() => setChosen(chosen === one.version ? null : one.version)}>
                      {t({ zh: '恢复到此版', en: 'Restore' })}
                    </Button>
                  ) : (
                    <span className={css.meta}>{t({ zh: '要素已清理', en: 'Not kept' })}</span>
                  )}
                </div>
                {chosen === one.version ? (
                  <div className="row">
                    <Input
                      autoFocus
                      value={note}
                      maxLength={200}
                      style={{ flex: 1 }}
                      aria-label={t({ zh: '理由', en: 'Reason' })}
                      placeholder={t({ zh: '理由', en: 'Reason' })}
                      onChange={(event) => setNote(event.target.value)}
                    />
                    <Button
                      type="primary"
                      disabled={note.trim().length < 2}
                      loading={restore.busy}
                      onClick={() => void putBack(one.version)}
                    >
                      {t({ zh: `恢复第 ${one.version} 版`, en: `Restore version ${one.version}` })}
                    </Button>
                  </div>
                ) : null}
              </li>
            ))}
          </ul>
          <div className="row">
            {cursor ? (
              <Button size="small" onClick={() => setCursor(undefined)}>
                {t({ zh: '最新', en: 'Newest' })}
              </Button>
            ) : null}
            {next ? (
              <Button size="small" onClick={() => setCursor(next)}>
                {t({ zh: '更早', en: 'Earlier' })}
              </Button>
            ) : null}
          </div>
        </>
      )}
    </Loaded>
  )
}

function changesOf({ added, changed, removed }: LayerVersion): string {
  const parts = [
    added > 0 ? `+${count(added)}` : '',
    changed > 0 ? `~${count(changed)}` : '',
    removed > 0 ? `−${count(removed)}` : '',
  ].filter(Boolean)
  return parts.length > 0 ? ` · ${parts.join(' ')}` : ''
}
