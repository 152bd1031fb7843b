/** All that other parts of the house may use of connections: health of each, keys' quotas, webhooks, tasks, sharing. */
export * from './contract/data-platform.ts'
export * from './contract/health.ts'
export * from './contract/ports.ts'
export * from './contract/public-requests.ts'
export * from './contract/quotas.ts'
export * from './contract/sharing.ts'
export * from './contract/tasks.ts'
export * from './contract/webhooks.ts'
