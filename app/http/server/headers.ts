import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Settings } from '#app/domain/platform/settings.ts'

/**
 * Pages before anybody is known never use a camera, but for the one on which an application is told; it is opened as a
 * document of its own. From all others a person may go on to a room.
 */
const WITHOUT_MEDIA = /^\/(?:$|display|file(?:\/(?![^/]+\/spoken\/?$)|$)|h(?:\/|$)|i\/|login|verify|dev\/|demo)/

const OFF = ['accelerometer', 'browsing-topics', 'geolocation', 'gyroscope', 'payment', 'usb', 'serial']

/** Headers of every answer; the page policy is written by hand, with a nonce of its own for each answer. */
export function securityHeaders(settings: Settings): RequestHandler[] {
  const isSecure = settings.origin.startsWith('https:')
  return [
    helmet({
      contentSecurityPolicy: false,
      strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      referrerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: false,
      xFrameOptions: { action: 'deny' },
    }),
    (request, response, next) => {
      const nonce = randomBytes(16).toString('base64')
      response.locals.nonce = nonce
      response.setHeader('Content-Security-Policy', pagePolicy(settings, nonce))
      response.setHeader('Permissions-Policy', permissions(request.path))
      next()
    },
    ownHeadersFirst,
  ]
}

const FOR_ONE_ANSWER = new Set(['content-security-policy', 'x-frame-options', 'referrer-policy'])

/** What an answer says of itself takes the place of what every answer says; side by side the stricter one would win. */
const ownHeadersFirst: RequestHandler = (_request, response, next) => {
  const append = response.append.bind(response)
  response.append = (name, value) =>
    FOR_ONE_ANSWER.has(name.toLowerCase()) ? response.set(name, value) : append(name, value)
  next()
}

/** @returns the content security policy for one answer. */
export function pagePolicy(settings: Settings, nonce: string): string {
  const elsewhere = settings.store.publicEndpoint.startsWith('/') ? [] : [new URL(settings.store.publicEndpoint).origin]
  const media = settings.livekit ? mediaOrigins(settings.livekit.publicUrl) : []
  // Outside a secure context browsers have no hash of their own: then the upload page computes it in WebAssembly.
  const wasm = isSecureContext(settings.origin) ? [] : ["'wasm-unsafe-eval'"]
  const rules = {
    'default-src': ["'self'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...wasm],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:', ...elsewhere],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...media, ...elsewhere],
    'media-src': ["'self'", 'blob:', ...elsewhere],
    'worker-src': ["'self'", 'blob:'],
    'frame-src': ["'self'"],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
  }
  return Object.entries(rules)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ')
}

/** The client asks the media server over HTTP too, to say why a connection failed. */
const mediaOrigins = (publicUrl: string): string[] => {
  const { protocol, host } = new URL(publicUrl)
  return protocol === 'wss:' ? [`wss://${host}`, `https://${host}`] : [`ws://${host}`, `http://${host}`]
}

const isSecureContext = (origin: string): boolean => {
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

const permissions = (path: string): string => {
  const media = WITHOUT_MEDIA.test(path) ? '()' : '(self)'
  const on = ['camera', 'microphone', 'display-capture'].map((name) => `${name}=${media}`)
  return [...on, ...OFF.map((name) => `${name}=()`)].join(', ')
}
