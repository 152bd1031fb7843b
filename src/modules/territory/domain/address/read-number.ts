export interface ReadNumber {
  number: string
  /** Said with 号 behind it, so it is complete. */
  isComplete: boolean
  end: number
}

const HOUSE =
  /[,、的]?(\d{1,5}(?=[1-9]单元)|\d{1,5})(?:[-之](\d{1,3})(?=号))?(?:(号)|(?=[1-9]单元)|(?![\d米个多人户块元年月日点分时万千吨路栋层室%.]))/y
const BLOCK =
  /(?:[一二三四五]期)?(?:小区|大院|院内|院)?[,、的]?第?(\d{1,3})(?:号楼|栋|号|-)?(?!\d|期|单元|室|楼|层|路|米|个|多|人|户|年|月|日|点)/y

/** A house number right behind a road: 18号, 18-2号, 18. A following 楼 belongs to what comes after: 18号楼下. */
export function readHouseNumber(text: string, at: number): ReadNumber | null {
  HOUSE.lastIndex = at
  const match = HOUSE.exec(text)
  if (!match) return null
  const number = match[2] ? `${Number(match[1])}-${Number(match[2])}` : String(Number(match[1]))
  return { number, isComplete: match[3] !== undefined, end: HOUSE.lastIndex }
}

/** The number of a block right behind a compound: 3栋, 3号楼, 3号, 3-2-501. */
export function readBlockNumber(text: string, at: number): ReadNumber | null {
  BLOCK.lastIndex = at
  const match = BLOCK.exec(text)
  return match && { number: String(Number(match[1])), isComplete: true, end: BLOCK.lastIndex }
}
