/** A sign of the legend as a picture for the sheet: drawn from what stands on the page, with its colours as they are. */
export async function pictureOfSymbol(symbol: SVGElement): Promise<CanvasImageSource | null> {
  const copy = symbol.cloneNode(true) as SVGElement
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  const originals = [symbol, ...symbol.querySelectorAll<SVGElement>('*')]
  for (const [at, element] of [copy, ...copy.querySelectorAll<SVGElement>('*')].entries()) {
    const style = getComputedStyle(originals[at]!)
    if (element.hasAttribute('fill') || originals[at] !== symbol) element.style.fill = style.fill
    element.style.stroke = style.stroke
  }
  const image = new Image(16, 16)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(copy.outerHTML)}`
  try {
    await image.decode()
    return image
  } catch {
    return null
  }
}
