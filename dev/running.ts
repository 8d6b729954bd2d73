import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Environment, parseEnvironment } from '#app/http/env.server.ts'
import { root } from './paths.ts'

const FILE = 'running.json'

/** Leaves the addresses of a running instance for the commands beside it; readable by its owner only. */
export async function noteRunning(dataDir: string, env: Readonly<Record<string, string>>): Promise<void> {
  const path = join(dataDir, FILE)
  await writeFile(`${path}.part`, JSON.stringify(env), { mode: 0o600 })
  await rename(`${path}.part`, path)
}

export async function forgetRunning(dataDir: string): Promise<void> {
  await rm(join(dataDir, FILE), { force: true })
}

/** The environment of a command: what is set, filled up from the instance that runs in this clone. */
export async function environmentOfRunning(): Promise<Environment> {
  const text = (await noted()) ?? '{}'
  return parseEnvironment({ ...(JSON.parse(text) as Record<string, string>), ...process.env })
}

/** Whether an instance of `npm start` runs in this clone. */
export const isBesideStart = async (): Promise<boolean> => (await noted()) !== null

const noted = (): Promise<string | null> =>
  readFile(join(resolve(root, process.env.DATA_DIR ?? '.data'), FILE), 'utf8').catch(() => null)
