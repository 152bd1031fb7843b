export { KeyHint } from './keys/key-hint.tsx'
export { type KeyBinding, useKeys, useSingleKeys } from './keys/use-keys.ts'
