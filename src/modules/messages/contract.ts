/** All that other parts of the house may use of messages. */
export * from './contract/messages.ts'
export * from './contract/replies.ts'
