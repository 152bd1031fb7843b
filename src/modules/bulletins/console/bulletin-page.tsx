import { Button } from 'antd'
import { useState } from 'react'
import { saveFile, useCommand, useOperation } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { tableTime } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To, usePathPart } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Split } from '#ui/split.tsx'
import { type Bulletin, type BulletinFormat, getBulletin, getBulletinFile, signBulletin } from '../contract.ts'
import { words } from '../words.ts'
import { BehindPanel } from './behind-panel.tsx'
import css from './bulletins.module.css'
import { CorrectDialog } from './correct-dialog.tsx'
import { type PickedFigure, PrintedFrame } from './printed-frame.tsx'
import { WordsPanel } from './words-panel.tsx'

type Side = { kind: 'figure'; picked: PickedFigure; text: string } | { kind: 'words' } | null

/** One bulletin as it is printed; its numbers open their cases. A draft is written into and signed here. */
export default function BulletinPage() {
  const id = usePathPart('bulletinId')
  const reading = useOperation(getBulletin, { id })
  return (
    <Loaded reading={reading} lines={16}>
      {(bulletin) => <Opened key={id} bulletin={bulletin} />}
    </Loaded>
  )
}

function Opened({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useWords()
  const say = useSay()
  const confirm = useConfirm()
  const [side, setSide] = useState<Side>(null)
  const [correcting, setCorrecting] = useState(false)
  const mayProduce = useMay('bulletins:produce')
  const sign = useCommand(signBulletin, { alsoChanges: ['notices'] })
  const { id, number, state, version } = bulletin
  const isDraft = state === 'draft'
  const mayWrite = mayProduce && isDraft && bulletin.words.length > 0
  const close = () => setSide(null)
  const signNow = async () => {
    const sure = await confirm({
      title: t({ zh: `签发 ${bulletin.title}${number}`, en: `Sign ${bulletin.title} ${number}` }),
      detail: t({
        zh: '签发后正文、数字和文件不能再改；有错只能另出更正件。',
        en: 'After this nothing of it changes; an error needs a corrected edition.',
      }),
      verb: t({ zh: `签发 ${number}`, en: `Sign ${number}` }),
    })
    if (sure && (await sign.run({ id }, { expectedVersion: version }))) say(t({ zh: '已签发', en: 'Signed' }))
  }
  const save = async (format: BulletinFormat) => {
    say(t({ zh: `已下载 ${await saveFile(getBulletinFile, { id, format })}`, en: 'Downloaded' }))
  }
  useKeys([
    {
      keys: 'E',
      title: { zh: '填写文字', en: 'Write' },
      run: () => setSide({ kind: 'words' }),
      enabled: mayWrite,
    },
    { keys: 'P', title: { zh: '下载 PDF', en: 'Download the PDF' }, run: () => void save('pdf') },
  ])
  return (
    <Page
      fill
      title={bulletin.title}
      note={<State bulletin={bulletin} />}
      actions={
        <>
          {mayWrite ? (
            <Button onClick={() => setSide({ kind: 'words' })}>
              {t({ zh: '填写文字', en: 'Write' })}
              <KeyHint keys="E" />
            </Button>
          ) : null}
          {state === 'signed' && mayProduce && !bulletin.correctedById ? (
            <Button onClick={() => setCorrecting(true)}>{t(words.correct)}</Button>
          ) : null}
          {bulletin.maySign ? (
            <Button type="primary" loading={sign.busy} onClick={() => void signNow()}>
              {t(words.sign)}
            </Button>
          ) : null}
        </>
      }
    >
      {sign.problem ? <ProblemNotice problem={sign.problem} /> : null}
      <Split>
        <div className={css.desk}>
          <div className="row">
            {bulletin.files.map((format) => (
              <Button key={format} size="small" onClick={() => void save(format as BulletinFormat)}>
                {t({ zh: `下载 ${format.toUpperCase()}`, en: format.toUpperCase() })}
                {format === 'pdf' ? <KeyHint keys="P" /> : null}
              </Button>
            ))}
            <span className="meta">{t({ zh: '点带虚线的数字看案件', en: 'Dotted numbers open their cases' })}</span>
          </div>
          <PrintedFrame
            html={bulletin.html}
            onPick={(picked, text) => setSide({ kind: 'figure', picked, text: text.slice(0, 60) })}
          />
        </div>
        {side?.kind === 'figure' ? (
          <BehindPanel
            key={JSON.stringify(side.picked)}
            id={id}
            picked={side.picked}
            text={side.text}
            onClose={close}
          />
        ) : side?.kind === 'words' ? (
          <WordsPanel bulletin={bulletin} onClose={close} />
        ) : null}
      </Split>
      {correcting ? <CorrectDialog id={id} number={number} onClose={() => setCorrecting(false)} /> : null}
    </Page>
  )
}

/** Whether it is signed, by whom, and whether what is kept is what was signed; what corrects what. */
function State({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useWords()
  const { number, signature, signedBy, signedAt, corrects, correctsId, correctedBy, correctedById, late } = bulletin
  return (
    <span className={css.state}>
      <span>{number}</span>
      {signature ? (
        <span className={signature.valid ? css.good : 'over'} title={`SM3 ${signature.sm3Pdf}`}>
          {signature.valid
            ? t({
                zh: `${signedBy} 签发于 ${tableTime(signedAt!)}，签名核对一致`,
                en: `signed by ${signedBy}, verified`,
              })
            : t({ zh: '签名核对不一致：文件或内容与签发时不同', en: 'The signature does not fit what is kept' })}
        </span>
      ) : (
        <span className={late ? 'over' : undefined}>
          {late ? t({ zh: '草稿，已过签发期限', en: 'draft, late' }) : t({ zh: '草稿，待签发', en: 'draft' })}
        </span>
      )}
      {correctsId ? (
        <To href={`/c/bulletins/${correctsId}`}>{t({ zh: `代替 ${corrects}`, en: `for ${corrects}` })}</To>
      ) : null}
      {correctedById ? (
        <To href={`/c/bulletins/${correctedById}`}>
          {t({ zh: `已由 ${correctedBy} 更正`, en: `corrected by ${correctedBy}` })}
        </To>
      ) : null}
    </span>
  )
}
