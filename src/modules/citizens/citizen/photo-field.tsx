import { useEffect, useMemo, useState } from 'react'
import { newKey } from '#ui/call/new-key.ts'
import { useWords } from '#ui/language.ts'
import { photoPosition } from '../domain/photo-position.ts'
import css from './citizens.module.css'
import type { KeptPhoto } from './kept-report.ts'
import { bytesOf, shrinkPhoto } from './shrink-photo.ts'

/** Where cameras write the place: at the beginning. */
const HEAD_BYTES = 256 * 1024

interface PhotoFieldProps {
  photos: readonly KeptPhoto[]
  most: number
  onChange(photos: KeptPhoto[]): void
  /** A picture says where it was taken. */
  onPosition?(lon: number, lat: number): void
}

export function PhotoField({ photos, most, onChange, onPosition }: PhotoFieldProps) {
  const { t } = useWords()
  const [said, setSaid] = useState<string | null>(null)
  const take = async (files: readonly File[]) => {
    setSaid(t({ zh: '照片处理中', en: 'Preparing' }))
    const added: KeptPhoto[] = []
    let unread = 0
    for (const file of files.slice(0, most - photos.length)) {
      const position = photoPosition(new Uint8Array(await bytesOf(file.slice(0, HEAD_BYTES))))
      const bytes = await shrinkPhoto(file)
      if (!bytes) unread += 1
      else added.push({ id: newKey(), bytes })
      if (bytes && position) onPosition?.(position.lon, position.lat)
    }
    onChange([...photos, ...added])
    setSaid(
      unread > 0
        ? t({ zh: '有照片打不开。请重新拍一张，或另选 JPEG 照片。', en: 'A picture cannot be read. Take another one.' })
        : null,
    )
  }
  return (
    <div>
      <div className={css.photos}>
        {photos.map((photo, at) => (
          <Photo
            key={photo.id}
            photo={photo}
            name={t({ zh: `照片 ${at + 1}`, en: `Picture ${at + 1}` })}
            onDrop={() => onChange(photos.filter((one) => one.id !== photo.id))}
          />
        ))}
      </div>
      {photos.length < most ? (
        <label className={`button file ${css.file}`}>
          {t({ zh: `拍照或选照片（最多 ${most} 张）`, en: `Take or choose pictures (at most ${most})` })}
          <input
            type="file"
            accept="image/*"
            multiple
            onChange={(event) => {
              const files = [...(event.target.files ?? [])]
              event.target.value = ''
              void take(files)
            }}
          />
        </label>
      ) : null}
      {said ? <p role="status">{said}</p> : null}
    </div>
  )
}

function Photo({ photo, name, onDrop }: { photo: KeptPhoto; name: string; onDrop(): void }) {
  const { t } = useWords()
  const address = useMemo(() => URL.createObjectURL(new Blob([photo.bytes], { type: 'image/jpeg' })), [photo.bytes])
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  return (
    <div className={css.photo}>
      <img src={address} alt={name} />
      <button type="button" onClick={onDrop}>
        {t({ zh: '去掉', en: 'Remove' })}
        <span className={css.unseen}>{name}</span>
      </button>
    </div>
  )
}
