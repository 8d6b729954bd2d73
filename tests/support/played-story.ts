import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { play } from '#tests/stories/play.ts'
import { readScript } from '#tests/stories/script.ts'
import type { TestInstance } from './instance.ts'

/** Plays one of the kept scripts at an address. @returns 0 when every step was done and what is expected holds. */
export async function playAt(script: string, baseUrl: string, instance: TestInstance, name: string): Promise<number> {
  const out = resolve('tests/.artefacts', name, script)
  mkdirSync(out, { recursive: true })
  return play({
    script: readScript(`tests/stories/cases/${script}.json`),
    out,
    baseUrl,
    headed: false,
    killMediaServer: async () => instance.kill('livekit'),
  })
}
