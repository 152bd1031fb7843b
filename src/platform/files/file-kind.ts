import { open } from 'node:fs/promises'
import { findOfficeKind } from './office-kind.ts'

export const FILE_KINDS = {
  jpeg: { mime: 'image/jpeg', extension: 'jpg', picture: true, zh: 'JPEG 图片' },
  png: { mime: 'image/png', extension: 'png', picture: true, zh: 'PNG 图片' },
  webp: { mime: 'image/webp', extension: 'webp', picture: true, zh: 'WebP 图片' },
  heic: { mime: 'image/heic', extension: 'heic', picture: true, zh: 'HEIC 图片' },
  pdf: { mime: 'application/pdf', extension: 'pdf', picture: false, zh: 'PDF' },
  docx: {
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    picture: false,
    zh: 'Word 文档（docx）',
  },
  xlsx: {
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    picture: false,
    zh: 'Excel 表格（xlsx）',
  },
  mp3: { mime: 'audio/mpeg', extension: 'mp3', picture: false, zh: 'MP3 录音' },
  wav: { mime: 'audio/wav', extension: 'wav', picture: false, zh: 'WAV 录音' },
  m4a: { mime: 'audio/mp4', extension: 'm4a', picture: false, zh: 'M4A 录音' },
  mp4: { mime: 'video/mp4', extension: 'mp4', picture: false, zh: 'MP4 视频' },
} as const

export type FileKind = keyof typeof FILE_KINDS

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1']
const MP4_BRANDS = ['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'MSNV', 'dash']

/** What the bytes of a file say it is; its name and the sender's word count for nothing. */
export async function findFileKind(path: string): Promise<FileKind | null> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
    const head = buffer.subarray(0, bytesRead)
    if (head.length >= 4 && head.readUInt32BE(0) === ZIP) return await findOfficeKind(path)
    return kindOfHead(head)
  } finally {
    await file.close()
  }
}

const ZIP = 0x504b0304

function kindOfHead(head: Buffer): FileKind | null {
  const ascii = (start: number, end: number) => head.toString('latin1', start, end)
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg'
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (ascii(0, 4) === 'RIFF') return ascii(8, 12) === 'WEBP' ? 'webp' : ascii(8, 12) === 'WAVE' ? 'wav' : null
  if (ascii(0, 5) === '%PDF-') return 'pdf'
  if (ascii(0, 3) === 'ID3' || isMp3Frame(head)) return 'mp3'
  if (ascii(4, 8) !== 'ftyp') return null
  const brand = ascii(8, 12)
  if (brand === 'M4A ' || brand === 'M4B ') return 'm4a'
  if (HEIC_BRANDS.includes(brand)) return 'heic'
  return MP4_BRANDS.includes(brand) ? 'mp4' : null
}

/** MPEG audio layer III without an ID3 tag: sync word, layer, and neither a forbidden bit rate nor sampling rate. */
function isMp3Frame(head: Buffer): boolean {
  const [first = 0, second = 0, third = 0] = head
  const rate = third >> 4
  return first === 0xff && (second & 0xe6) === 0xe2 && rate > 0 && rate < 15 && ((third >> 2) & 3) < 3
}
