import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { registry } from '#app/domain/engine/registry.server.ts'

const DOMAIN = 'app/domain'
const POINT = /\bfault\('([^']+)'\)/g

/** Every named fault point of the platform, read from its code: before and after each act and each effect. */
export async function pointNames(): Promise<string[]> {
  const names = readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const files = names.map((name) => ({ path: resolve(DOMAIN, name), text: readFileSync(join(DOMAIN, name), 'utf8') }))
  const points = files.flatMap(({ text }) => [...text.matchAll(POINT)].map(([, name = '']) => name))
  const acts: string[] = []
  for (const { path, text } of files) {
    if (text.includes('defineCommand(')) acts.push(...commandsIn(await import(path)))
  }
  const effects = Object.keys(registry().handlers).map((name) => `outbox.${name}`)
  const around = [...acts, ...effects].flatMap((name) => [`${name}:before`, `${name}:after`])
  return [...new Set([...points, ...around])].sort()
}

/** Names of the commands that a module exports, one by one or several in one object. */
const commandsIn = (exported: object): string[] =>
  Object.values(exported).flatMap((value: unknown) => {
    if (typeof value !== 'object' || value === null) return []
    const { name, run } = value as { name?: unknown; run?: unknown }
    return typeof name === 'string' && typeof run === 'function' ? [name] : commandsIn(value)
  })
