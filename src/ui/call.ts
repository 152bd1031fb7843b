/** Calling the operations of contracts from a screen. */
export { type CallOptions, callOperation, fetchFile, fileUrl, saveFile } from './call/call-operation.ts'
export { newKey } from './call/new-key.ts'
export { asProblem, Problem } from './call/problem.ts'
export { type Commanding, useCommand } from './call/use-command.ts'
export { type EachResult, useEach } from './call/use-each.ts'
export { type Pages, type Reading, type ReadOptions, refresh, useOperation, usePages } from './call/use-operation.ts'
