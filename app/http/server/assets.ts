import { readdirSync } from 'node:fs'
import { extname } from 'node:path'
import express, { type RequestHandler } from 'express'

const LIVE_FOR = '1y'
/** Best first. Browsers take brotli over TLS and at home only, so the other one is needed as well. */
const PRESSED = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const

/** The built files, whose names change with what is in them; each goes out as small as the browser can read it. */
export function builtAssets(folder: string): RequestHandler[] {
  const names = new Set(readdirSync(folder))
  return [
    (request, response, next) => {
      const name = request.path.slice(1)
      const found = PRESSED.find(
        ({ encoding, ending }) => names.has(name + ending) && request.acceptsEncodings(encoding),
      )
      if (names.has(`${name}.gz`)) response.vary('Accept-Encoding')
      if (found) {
        response.type(extname(name)).set('Content-Encoding', found.encoding)
        request.url = `/${name}${found.ending}`
      }
      next()
    },
    express.static(folder, { immutable: true, maxAge: LIVE_FOR, index: false }),
    (_, response) => void response.status(404).type('text/plain').send('not found'),
  ]
}
