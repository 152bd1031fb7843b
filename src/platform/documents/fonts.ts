/** Names of fonts as office computers in China have them; a missing one is replaced there by the nearest. */
export const OFFICE_FONTS = { body: '宋体', title: '方正小标宋简体', letters: 'Times New Roman' } as const

/** Margin of a printed sheet of A4 on all sides. */
export const MARGIN_MM = 18
export const A4_MM = { width: 210, height: 297 } as const

/** Size of letters by style, in points; all else is of the body's size. */
export const BODY_POINTS = 10.5
export const TITLE_POINTS = 18
export const REMARK_POINTS = 9
