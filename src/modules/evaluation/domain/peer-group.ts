/** Units that are ranked with each other and with nobody else (domain §6.4, 分类排名). */
export interface PeerGroup {
  id: string
  zh: string
  en: string
  by: 'street' | 'department'
  /** Departments: kinds of organisation, and single ones where the kind says too much. */
  unitKinds?: readonly string[]
  units?: readonly string[]
  /** By size: the denominator of the scheme's sample indicator in the period. */
  sample?: { least?: number; below?: number }
}

/** Is somebody with a sample of this size one of the group? */
export function isOfSize({ sample }: PeerGroup, size: number): boolean {
  return size >= (sample?.least ?? 0) && size < (sample?.below ?? Number.POSITIVE_INFINITY)
}
