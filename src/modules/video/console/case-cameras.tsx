import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Output } from '#core/operation.ts'
import { getFile } from '#modules/cases/contract.ts'
import { fileUrl, useCommand, useOperation } from '#ui/call.ts'
import { shortTime, tableTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Card, Loaded, ProblemNotice } from '#ui/page.ts'
import type { PanelProps } from '#ui/plug.ts'
import { useMay } from '#ui/session.tsx'
import { keepStill, listCameras, listLooks, openLive, takeStill } from '../contract.ts'
import css from './video.module.css'

type Cameras = Output<typeof listCameras>

/** Cameras around a case. A purpose is written before anything is seen, and whoever looked stands below. */
export default function CaseCameras({ subject }: PanelProps) {
  const { t } = useWords()
  const mayLook = useMay('video:look')
  const mayAudit = useMay('video:audit')
  const [isOpen, setOpen] = useState(false)
  const cameras = useOperation(listCameras, { id: subject }, { enabled: isOpen && mayLook })
  const simulated = cameras.data?.platform?.simulated
  return (
    <Card
      title={
        <>
          {t({ zh: '周边视频', en: 'Cameras nearby' })}{' '}
          {simulated ? <span className={css.mark}>{t({ zh: '模拟', en: 'simulated' })}</span> : null}
        </>
      }
      extra={
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t({ zh: '收起', en: 'Close' }) : t({ zh: '调阅', en: 'Look' })}
        </Button>
      }
    >
      {isOpen ? (
        <div className={css.body}>
          {mayLook ? (
            <Loaded reading={cameras} lines={4}>
              {(found) => <Looking caseId={subject} found={found} />}
            </Loaded>
          ) : null}
          {mayAudit ? <Looks caseId={subject} /> : null}
        </div>
      ) : (
        <p className="meta">
          {t({ zh: '调阅须写明用途，每次留痕', en: 'Each look names its purpose and is recorded' })}
        </p>
      )}
    </Card>
  )
}

function Looking({ caseId, found }: { caseId: string; found: Cameras }) {
  const { t } = useWords()
  const say = useSay()
  const [reason, setReason] = useState('')
  const still = useCommand(takeStill)
  const live = useCommand(openLive)
  const keep = useCommand(keepStill, { alsoChanges: ['cases'] })
  const [seen, setSeen] = useState<Output<typeof takeStill> | null>(null)
  const [link, setLink] = useState<string | null>(null)
  if (!found.platform)
    return <p className="meta">{t({ zh: '本区没有接入视频平台', en: 'No video platform is connected' })}</p>
  if (found.cameras.length === 0)
    return (
      <p className="meta">
        {t({
          zh: `${found.radiusM} 米内没有摄像头，或本案没有坐标`,
          en: `No camera within ${found.radiusM} m, or the case has no point`,
        })}
      </p>
    )
  const purpose = reason.trim()
  const mayAsk = purpose.length >= 2
  const look = async (camera: string) => {
    setLink(null)
    setSeen(await still.run({ id: caseId, camera, reason: purpose }))
  }
  const watch = async (camera: string) => {
    setSeen(null)
    setLink((await live.run({ id: caseId, camera, reason: purpose }))?.url ?? null)
  }
  return (
    <>
      <Input
        value={reason}
        maxLength={200}
        aria-label={t({ zh: '调阅用途', en: 'Purpose' })}
        placeholder={t({ zh: '先写调阅用途，如：核实占道情况', en: 'Purpose first, e.g. check the obstruction' })}
        onChange={(event) => setReason(event.target.value)}
      />
      <ul className={css.lines}>
        {found.cameras.map((camera) => (
          <li key={camera.id}>
            <span>
              {camera.name}{' '}
              <span className="meta">{t({ zh: `${camera.distanceM} 米`, en: `${camera.distanceM} m` })}</span>
            </span>
            {camera.online ? (
              <span>
                <Button size="small" disabled={!mayAsk} loading={still.busy} onClick={() => void look(camera.id)}>
                  {t({ zh: '看截图', en: 'Still' })}
                </Button>{' '}
                <Button size="small" disabled={!mayAsk} loading={live.busy} onClick={() => void watch(camera.id)}>
                  {t({ zh: '看实时', en: 'Live' })}
                </Button>
              </span>
            ) : (
              <span className="meta">{t({ zh: '离线', en: 'offline' })}</span>
            )}
          </li>
        ))}
      </ul>
      <ProblemNotice problem={still.problem ?? live.problem ?? keep.problem} />
      {link ? (
        <a href={link} target="_blank" rel="noreferrer">
          {t({ zh: '在新窗口打开实时画面', en: 'Open the live picture in a new window' })}
        </a>
      ) : null}
      {seen ? (
        <figure className={css.still}>
          <img
            src={fileUrl(getFile, { id: 'draft', fileId: seen.fileId, size: 'full' })}
            alt={t({
              zh: `${seen.camera} ${tableTime(seen.takenAt)} 的画面`,
              en: `${seen.camera} at ${tableTime(seen.takenAt)}`,
            })}
          />
          <figcaption>
            {seen.camera} {tableTime(seen.takenAt)}{' '}
            {seen.simulated ? <span className={css.mark}>{t({ zh: '模拟画面', en: 'simulated' })}</span> : null}
          </figcaption>
          <Button
            type="primary"
            size="small"
            loading={keep.busy}
            onClick={async () => {
              if (!(await keep.run({ look: seen.look }))) return
              setSeen(null)
              say(t({ zh: '已留作证据，记入案件', en: 'Kept as evidence on the case' }))
            }}
          >
            {t({ zh: '留作证据', en: 'Keep as evidence' })}
          </Button>
        </figure>
      ) : null}
    </>
  )
}

function Looks({ caseId }: { caseId: string }) {
  const { t } = useWords()
  const nowMs = useNow()
  const looks = useOperation(listLooks, { id: caseId })
  const items = looks.data?.items ?? []
  return (
    <section>
      <h3>{t({ zh: '调阅记录', en: 'Who looked' })}</h3>
      {looks.data && items.length === 0 ? <p className="meta">{t({ zh: '还没有人调阅', en: 'Nobody yet' })}</p> : null}
      <ul className={css.looks}>
        {items.map((one) => (
          <li key={one.id} className="meta" title={tableTime(one.at)}>
            {shortTime(one.at, nowMs)} {one.by}{' '}
            {one.kind === 'still' ? t({ zh: '看截图', en: 'still' }) : t({ zh: '看实时', en: 'live' })} {one.camera}
            {t({ zh: `，用途：${one.reason}`, en: `: ${one.reason}` })}
            {one.keptAt ? t({ zh: '，已留证', en: ', kept' }) : ''}
          </li>
        ))}
      </ul>
    </section>
  )
}
