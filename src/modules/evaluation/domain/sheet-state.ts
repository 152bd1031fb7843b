/** A sheet is drawn up, published, and final once its appeals are over. */
export const SHEET_STATES = ['draft', 'published', 'final'] as const
export type SheetState = (typeof SHEET_STATES)[number]

/** `考评〔2026〕12号`: numbers of a year, given at publication, have no holes. */
export const sheetNo = (year: number, place: number) => `考评〔${year}〕${place}号`
export const appealNo = (year: number, place: number) => `考评申诉〔${year}〕${place}号`
