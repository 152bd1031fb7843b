declare module 'subset-font' {
  /** A font with the signs of the text alone; axes of a variable font may be fixed. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: 'sfnt' | 'woff' | 'woff2'; variationAxes?: Record<string, number> },
  ): Promise<Buffer>
}
