export { ClockLine, lightNow } from './clock/clock-line.tsx'
export { type ClockFacts, clockText, leftText } from './clock/clock-text.ts'
export { LIGHT_WORDS, Light, type LightName } from './clock/light.tsx'
