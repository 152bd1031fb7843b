/** Kinds of organisations (domain §1.1). */
export const ORG_KINDS = [
  'upperPlatform',
  'opsCenter',
  'districtDepartment',
  'publicUtility',
  'streetCenter',
  'community',
  'gridTeam',
  'vendor',
  'fundingBody',
] as const
export type OrgKind = (typeof ORG_KINDS)[number]

export const ORG_LEVELS = ['district', 'street', 'community', 'grid'] as const
export type OrgLevel = (typeof ORG_LEVELS)[number]

export const KIND_NAMES: Record<OrgKind, { zh: string; en: string }> = {
  upperPlatform: { zh: '上级平台', en: 'Upper platform' },
  opsCenter: { zh: '区城运中心', en: 'Operations centre' },
  districtDepartment: { zh: '区直部门', en: 'District department' },
  publicUtility: { zh: '公共服务企业', en: 'Public utility' },
  streetCenter: { zh: '街道（镇）', en: 'Street or town' },
  community: { zh: '社区（村）', en: 'Community or village' },
  gridTeam: { zh: '网格', en: 'Grid team' },
  vendor: { zh: '外包单位', en: 'Vendor' },
  fundingBody: { zh: '财政部门', en: 'Funding body' },
}

export function levelOf(kind: OrgKind): OrgLevel {
  if (kind === 'streetCenter') return 'street'
  if (kind === 'community') return 'community'
  return kind === 'gridTeam' ? 'grid' : 'district'
}
