import type { Express } from 'express'
import { partsOf } from '#app/domain/platform/parts.server.ts'
import type { Platform } from '#app/domain/platform/platform.ts'

/** `/healthz`: this process answers. `/readyz`: it can do its work; the media server may be away. */
export function mountHealth(app: Express, platform: Platform): void {
  app.get('/healthz', (_, response) => {
    response.set('Cache-Control', 'no-store').type('text/plain').send('ok')
  })
  app.get('/readyz', async (_, response) => {
    const parts = await partsOf(platform)
    const isReady = parts.database && parts.store
    response
      .set('Cache-Control', 'no-store')
      .status(isReady ? 200 : 503)
      .json(parts)
  })
}
