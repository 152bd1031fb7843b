import { parentPort, workerData } from 'node:worker_threads'
import { groupMessages, type TimedMessage } from '../domain/cluster/group-messages.ts'

/** Groups in a thread of its own: ten thousand texts take seconds, in which a server would answer nobody. */
parentPort?.postMessage(groupMessages(workerData as TimedMessage[]))
