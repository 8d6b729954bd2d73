import { pino } from 'pino'
import type { OutgoingMessage } from '#app/domain/platform/platform.ts'
import { parseEnvironment, settingsOf } from '#app/http/env.server.ts'
import { createPlatform } from '#app/http/platform.server.ts'
import { startInstance } from './instance.ts'
import { type PeopledWorld, worldOn } from './world.ts'

/** A world on a whole running instance: people act beside it, and a real web process serves its pages. */
export interface WholeWorld extends PeopledWorld {
  readonly origin: string
  stop(): Promise<void>
}

/** The web process does no work by itself: what waits in the outbox is done when the test says so. */
export async function wholeWorld(): Promise<WholeWorld> {
  const instance = await startInstance({ webEnv: { WORKER: '0' } })
  const sent: OutgoingMessage[] = []
  const send = async (message: OutgoingMessage) => {
    sent.push(message)
    return `test:${message.idem}`
  }
  const settings = settingsOf(parseEnvironment({ ...process.env, ...instance.inside.env }))
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' })
  const platform = await createPlatform(settings, { mail: send, sms: send, log })
  return {
    ...worldOn(platform),
    origin: instance.origin,
    sent,
    async stop() {
      await platform.close()
      await instance.stop()
    },
  }
}
