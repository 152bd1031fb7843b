import { fault } from '#core/fault.ts'

export const layerFaults = {
  /** Said of what is not for the caller too: nobody learns what exists behind a permission. */
  unknown: (id: string) =>
    fault('layer-unknown', {
      status: 404,
      zh: `没有可查看的图层“${id}”。请从图层目录中选择。`,
      en: `There is no layer ${id} that you may see. Choose one from the list.`,
    }),
  featureUnknown: () =>
    fault('feature-unknown', {
      status: 404,
      zh: '没有这个要素，可能已被删除。请刷新图层。',
      en: 'There is no such feature; it may have been removed. Refresh the layer.',
    }),
  notLoaded: (zh: string, en: string) =>
    fault('layer-not-loaded', {
      status: 422,
      zh: `“${zh}”由模块实时提供，不能载入或编辑。请到相应模块办理。`,
      en: `${en} is told live by a module and cannot be loaded or edited. Change it there.`,
    }),
  badBox: () =>
    fault('bbox', {
      status: 400,
      zh: '范围应为“西,南,东,北”四个度数，西小于东、南小于北。',
      en: 'The box must be west,south,east,north in degrees, west below east and south below north.',
      fields: [{ field: 'bbox', zh: '应为西,南,东,北', en: 'west,south,east,north' }],
    }),
}
