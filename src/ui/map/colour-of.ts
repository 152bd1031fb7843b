import { COLOUR_VARIABLES, type ColourToken } from './map-overlay.ts'

/** A colour as the page's theme has it now: the map cannot read CSS variables by itself. */
export function colourOf(token: ColourToken): string {
  return cssColour(COLOUR_VARIABLES[token])
}

export function cssColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
}
