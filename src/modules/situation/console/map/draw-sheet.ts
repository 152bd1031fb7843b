/** What is written on a picture of the map, so that it says by itself what it shows and of when. */
export interface Sheet {
  title: string
  /** Time of the data, and whether it is history or a demonstration. */
  lines: readonly string[]
  source: string
  legend: readonly { name: string; picture: CanvasImageSource | null }[]
}

const MARGIN = 24
const HEAD = 64
const LEGEND_WIDTH = 200
const ROW = 24
const FONT = "'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

/** The map with its title, legend, time and source, as PNG. Always dark on white: it is for paper and reports. */
export async function drawSheet(map: ImageBitmap, sheet: Sheet, pixelRatio: number): Promise<Blob> {
  const [width, height] = [map.width / pixelRatio, map.height / pixelRatio]
  const rows = Math.max(1, Math.floor((height - 8) / ROW))
  const columns = Math.max(1, Math.ceil(sheet.legend.length / rows))
  const canvas = document.createElement('canvas')
  const wide = MARGIN * 3 + width + LEGEND_WIDTH * columns
  const high = HEAD + height + MARGIN * 2
  canvas.width = wide * pixelRatio
  canvas.height = high * pixelRatio
  const pen = canvas.getContext('2d')!
  pen.scale(pixelRatio, pixelRatio)
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, wide, high)
  pen.textBaseline = 'middle'
  write(pen, sheet.title, MARGIN, 26, `600 20px ${FONT}`, '#161d2b')
  write(pen, sheet.lines.join('　'), MARGIN, 50, `14px ${FONT}`, '#475266')
  pen.drawImage(map, MARGIN, HEAD, width, height)
  pen.strokeStyle = '#78849a'
  pen.strokeRect(MARGIN, HEAD, width, height)
  for (const [at, { name, picture }] of sheet.legend.entries()) {
    const left = MARGIN * 2 + width + Math.floor(at / rows) * LEGEND_WIDTH
    const top = HEAD + 12 + (at % rows) * ROW
    if (picture) pen.drawImage(picture, left, top - 8, 16, 16)
    write(pen, name, left + 24, top, `14px ${FONT}`, '#161d2b', LEGEND_WIDTH - 32)
  }
  write(pen, sheet.source, MARGIN, HEAD + height + MARGIN, `12px ${FONT}`, '#475266')
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}

function write(
  pen: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  font: string,
  colour: string,
  most?: number,
) {
  pen.font = font
  pen.fillStyle = colour
  pen.fillText(text, x, y, most)
}
