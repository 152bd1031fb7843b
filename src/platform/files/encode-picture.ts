import sharp from 'sharp'
import { type CameraFacts, readExif } from './exif.ts'

export interface EncodedPicture extends CameraFacts {
  jpeg: Buffer
  thumbnail: Buffer
  widthPx: number
  heightPx: number
  thumbnailWidthPx: number
  thumbnailHeightPx: number
}

export const LONGEST_SIDE_PX = 2560
export const THUMBNAIL_SIDE_PX = 480
/** Telephones have sensors of up to 200 million points; more is a picture made to fill memory. */
export const MOST_PIXELS = 210_000_000

/**
 * Draws a picture anew as JPEG, upright, at most 2560 points long: what hid in the file (place, serial numbers, scripts)
 * stays behind. Time and place are read before, for those who may see them.
 */
export async function encodePicture(path: string): Promise<EncodedPicture> {
  const source = sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
  const { exif } = await source.metadata()
  const camera = exif ? readExif(exif) : {}
  const large = await source
    .autoOrient()
    .resize({ width: LONGEST_SIDE_PX, height: LONGEST_SIDE_PX, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer({ resolveWithObject: true })
  const small = await sharp(large.data)
    .resize({ width: THUMBNAIL_SIDE_PX, height: THUMBNAIL_SIDE_PX, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 75 })
    .toBuffer({ resolveWithObject: true })
  return {
    ...camera,
    jpeg: large.data,
    thumbnail: small.data,
    widthPx: large.info.width,
    heightPx: large.info.height,
    thumbnailWidthPx: small.info.width,
    thumbnailHeightPx: small.info.height,
  }
}
