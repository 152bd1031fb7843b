/** The first two digits of category codes (domain §3). */
export const CATEGORY_KIND_NAMES: Readonly<Record<string, string>> = {
  '10': '部件类',
  '20': '事件类',
  '30': '诉求类',
  '40': '隐患类',
}
