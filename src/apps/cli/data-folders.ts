/** Folders of `districts/` that a command without a database reads: the district's own, if one is named, then the defaults. */
export function dataFolders(district = process.env.YIWANG_DISTRICT): string[] {
  return [...(district && /^[a-z][a-z0-9_-]{1,40}$/.test(district) ? [district] : []), '_defaults']
}
