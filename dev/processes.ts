import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below the numbers that systems give to outgoing connections: whoever is told one now still finds it free later. */
const LOWEST_PORT = 20_000
const HIGHEST_PORT = 32_000
const TRIES = 50
const LOOPBACK = '127.0.0.1'

/** The wanted loopback port when nobody has it, else any free one. */
export async function chooseFreePort(wanted = 0): Promise<number> {
  const kept = wanted ? await tryPort(wanted) : null
  if (kept !== null) return kept
  for (let tries = 0; tries < TRIES; tries++) {
    const port = await tryPort(randomInt(LOWEST_PORT, HIGHEST_PORT))
    if (port !== null) return port
  }
  return (await tryPort(0)) ?? 0
}

/**
 * The first port from `first` upwards that is free on loopback and at `address`: what a person expects to see is near
 * what he asked for.
 */
export async function nextFreePort(first: number, address = LOOPBACK): Promise<number> {
  const hosts = [...new Set([LOOPBACK, address])]
  for (let port = first; port < first + 100; port++) {
    const found = await Promise.all(hosts.map((host) => tryPort(port, host)))
    if (!found.includes(null)) return port
  }
  return chooseFreePort()
}

function tryPort(port: number, host = LOOPBACK): Promise<number | null> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(null))
    server.listen(port, host, () => {
      const address = server.address()
      const found = typeof address === 'object' && address ? address.port : null
      server.close(() => resolve(found))
    })
  })
}
