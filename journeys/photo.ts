import sharp from 'sharp'

/** A picture as a phone would send it; each name gives another one. */
export async function photo(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const hue = [...name].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 256
  const buffer = await sharp({
    create: { width: 320, height: 240, channels: 3, background: { r: hue, g: 120, b: 90 } },
  })
    .jpeg()
    .toBuffer()
  return { name, mimeType: 'image/jpeg', buffer }
}
