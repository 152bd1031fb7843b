import { count } from '#ui/format.ts'

/** `96/150` */
export const ratioText = (part: number, whole: number): string => `${count(part)}/${count(whole)}`
