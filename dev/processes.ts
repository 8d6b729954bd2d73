import { createServer } from 'node:net'

/** The wanted loopback port when nobody has it, else any free one. */
export async function chooseFreePort(wanted = 0): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(0)) ?? 0
}

/** The first free loopback port from `first` upwards: what a person expects to see is near what he asked for. */
export async function nextFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port++) if ((await tryPort(port)) !== null) return port
  return chooseFreePort()
}

function tryPort(port: number): Promise<number | null> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const found = typeof address === 'object' && address ? address.port : null
      server.close(() => resolve(found))
    })
  })
}
