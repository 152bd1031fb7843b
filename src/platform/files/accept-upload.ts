import { createReadStream } from 'node:fs'
import { fault } from '#core/fault.ts'
import { type EncodedPicture, encodePicture, MOST_PIXELS } from './encode-picture.ts'
import { FILE_KINDS, type FileKind, findFileKind } from './file-kind.ts'
import type { FileFacts, FileStore, StoredFile } from './file-store.ts'
import { safeName } from './safe-name.ts'
import { type SpooledFile, spool } from './spool.ts'

export interface UploadRules {
  maxBytes: number
  kinds: readonly FileKind[]
  /** As the sender calls it; cleaned before it is kept. */
  name: string
}

export interface AcceptedUpload {
  /** What was sent; pictures are stored as JPEG whatever this says. */
  kind: FileKind
  file: StoredFile
  /** Of pictures only. */
  thumbnail?: StoredFile
}

/** The only way in for files of people: size limited, kind told by the bytes, pictures drawn anew, hash kept. */
export async function acceptUpload(
  store: FileStore,
  stream: AsyncIterable<string | Uint8Array>,
  rules: UploadRules,
): Promise<AcceptedUpload> {
  const spooled = await spool(stream, { maxBytes: rules.maxBytes })
  try {
    if (spooled.bytes === 0) throw empty()
    const kind = await findFileKind(spooled.path)
    if (!kind || !rules.kinds.includes(kind)) throw kindRefused(rules.kinds)
    if (FILE_KINDS[kind].picture) return await storePicture(store, kind, spooled, rules)
    const { mime, extension } = FILE_KINDS[kind]
    const facts: FileFacts = { name: safeName(rules.name, extension), mime }
    return { kind, file: await store.put(createReadStream(spooled.path), facts) }
  } finally {
    await spooled.remove()
  }
}

async function storePicture(store: FileStore, kind: FileKind, spooled: SpooledFile, rules: UploadRules) {
  const picture = await encode(kind, spooled.path)
  const { mime, extension } = FILE_KINDS.jpeg
  const shared: FileFacts = { name: safeName(rules.name, extension), mime, originalSha256: spooled.sha256 }
  const file = await store.put(once(picture.jpeg), {
    ...shared,
    widthPx: picture.widthPx,
    heightPx: picture.heightPx,
    ...(picture.takenAt && { takenAt: picture.takenAt }),
    ...(picture.position && { position: picture.position }),
  })
  const thumbnail = await store.put(once(picture.thumbnail), {
    ...shared,
    widthPx: picture.thumbnailWidthPx,
    heightPx: picture.thumbnailHeightPx,
  })
  return { kind, file, thumbnail }
}

async function encode(kind: FileKind, path: string): Promise<EncodedPicture> {
  try {
    return await encodePicture(path)
  } catch (error) {
    // The free decoders cannot read HEIC pictures; a build of libvips that can simply gets past this.
    if (kind === 'heic') throw heicUnreadable()
    if (error instanceof Error && /pixel limit/i.test(error.message)) throw tooManyPixels()
    throw broken()
  }
}

async function* once(block: Buffer) {
  yield block
}

function empty() {
  return fault('file-empty', {
    status: 422,
    zh: '文件是空的。',
    en: 'The file is empty.',
    wayOut: { zh: '请重新选择文件。', en: 'Choose the file again.' },
  })
}

function kindRefused(kinds: readonly FileKind[]) {
  return fault('file-kind-refused', {
    status: 415,
    zh: `这里不接受这种文件（按内容判断，与扩展名无关）。可上传：${kinds.map((kind) => FILE_KINDS[kind].zh).join('、')}。`,
    en: `Files of this kind are not accepted here (told by content, not by name). Accepted: ${kinds.join(', ')}.`,
    wayOut: { zh: '请转换为上述格式之一后再上传。', en: 'Convert it to one of these and upload again.' },
  })
}

function heicUnreadable() {
  return fault('file-heic', {
    status: 415,
    zh: '本系统无法读取苹果 HEIC 格式的照片。',
    en: 'HEIC pictures cannot be read here.',
    wayOut: {
      zh: '请在手机“设置—相机—格式”中选择“兼容性最佳”后重拍，或把照片转为 JPEG 再上传。',
      en: 'Choose "Most Compatible" under Settings, Camera, Formats and take it again, or convert it to JPEG.',
    },
  })
}

function tooManyPixels() {
  const most = `${MOST_PIXELS / 1_000_000}`
  return fault('picture-too-many-pixels', {
    status: 422,
    zh: `图片超过 ${most} 百万像素的上限。`,
    en: `The picture has more than ${most} million pixels.`,
    wayOut: { zh: '请缩小后再上传。', en: 'Make it smaller and upload again.' },
  })
}

function broken() {
  return fault('file-broken', {
    status: 422,
    zh: '图片已损坏或不完整，无法打开。',
    en: 'The picture is damaged or incomplete and cannot be opened.',
    wayOut: { zh: '请重新拍摄，或重新上传原图。', en: 'Take it again, or upload the original again.' },
  })
}
