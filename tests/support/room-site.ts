import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import type { Ticket } from '#media/client/snapshot.ts'

const entryOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** What keeps a person private, by file: taken out, the client stays in the room that it should have left, and sends. */
const SAFEGUARDS: Readonly<Record<string, readonly RegExp[]>> = {
  'media/client/room-connection.ts': [
    /await this\.devices\.hush\(\);?/,
    /await room\?\.disconnect\(false\)\.catch\(\(\) => (?:void 0|undefined)\);?/,
  ],
  'media/client/own-devices.ts': [/await this\.microphone\.mute\(\);?/],
}

/** A video client that leaks: what a proof must notice. */
const leaky: Plugin = {
  name: 'leaky',
  transform(code, id) {
    const file = Object.keys(SAFEGUARDS).find((name) => id.endsWith(name))
    if (!file) return null
    return (SAFEGUARDS[file] ?? []).reduce((left, safeguard) => {
      if (!safeguard.test(left)) throw new Error(`${file} has changed: leak elsewhere`)
      return left.replace(safeguard, '')
    }, code)
  },
}

/** A page with nothing but the video client, and tickets as the test hands them out. */
export async function serveRoomPage(
  ticketFor: (who: string) => Promise<Ticket | null>,
  entry: './room-page.ts' | './eavesdropper-page.ts' = './room-page.ts',
  isLeaky = false,
) {
  const script = await bundle(entryOf(entry), isLeaky ? [leaky] : [])
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (url.pathname === '/ticket') void answer(response, ticketFor(url.searchParams.get('who') ?? ''))
    else if (url.pathname === '/page.js') response.setHeader('Content-Type', 'text/javascript').end(script)
    else response.setHeader('Content-Type', 'text/html').end('<body><script type="module" src="/page.js"></script>')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

async function answer(response: ServerResponse, asked: Promise<Ticket | null>): Promise<void> {
  const ticket = await asked.catch(() => undefined)
  if (ticket === undefined) response.statusCode = 503
  else if (ticket === null) response.statusCode = 204
  response.end(ticket ? JSON.stringify(ticket) : '')
}

async function bundle(input: string, plugins: Plugin[]): Promise<string> {
  const done = await build({
    configFile: false,
    plugins,
    logLevel: 'silent',
    build: { write: false, minify: false, rollupOptions: { input } },
  })
  const outputs = (Array.isArray(done) ? done : [done]).flatMap((one) => ('output' in one ? one.output : []))
  const chunk = outputs.find((one) => one.type === 'chunk')
  if (chunk?.type !== 'chunk') throw new Error('the page was not built')
  return chunk.code
}
