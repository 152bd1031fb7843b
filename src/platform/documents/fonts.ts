/** Names of fonts as office computers in China have them; a missing one is replaced there by the nearest. */
export const OFFICE_FONTS = { body: '宋体', title: '方正小标宋简体', letters: 'Times New Roman' } as const
