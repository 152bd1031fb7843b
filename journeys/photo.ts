import sharp from 'sharp'

/** Degrees as cameras write them: degrees, minutes and hundredths of seconds as fractions. */
function exifDegrees(degrees: number): string {
  const minutes = (degrees % 1) * 60
  return `${Math.floor(degrees)}/1 ${Math.floor(minutes)}/1 ${Math.round((minutes % 1) * 6000)}/100`
}

/** A picture as a phone would send it, with where it was taken if that is told; each name gives another one. */
export async function photo(name: string, taken?: { lon: number; lat: number }) {
  const hue = [...name].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 256
  const blank = sharp({
    create: { width: 320, height: 240, channels: 3, background: { r: hue, g: 120, b: 90 } },
  }).jpeg()
  const place = taken && {
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: exifDegrees(taken.lat),
      GPSLongitudeRef: 'E',
      GPSLongitude: exifDegrees(taken.lon),
    },
  }
  const buffer = await (place ? blank.withExif(place) : blank).toBuffer()
  return { name, mimeType: 'image/jpeg', buffer }
}
