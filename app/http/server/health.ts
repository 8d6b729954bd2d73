import type { Express } from 'express'
import type { Platform } from '#app/domain/platform/platform.ts'

const PATIENCE_MS = 3_000

/** `/healthz`: this process answers. `/readyz`: it can do its work; the media server may be away. */
export function mountHealth(app: Express, platform: Platform): void {
  app.get('/healthz', (_, response) => {
    response.set('Cache-Control', 'no-store').type('text/plain').send('ok')
  })
  app.get('/readyz', async (_, response) => {
    const [database, store, media] = await Promise.all([
      answersWithin(PATIENCE_MS, platform.pool.query('select 1')),
      answersWithin(PATIENCE_MS, platform.store.head('probe/ready')),
      platform.media.ready().catch(() => false),
    ])
    const isReady = database && store
    response
      .set('Cache-Control', 'no-store')
      .status(isReady ? 200 : 503)
      .json({ database, store, media })
  })
}

/** Whether what was asked comes, whatever it says, in so many milliseconds. */
export async function answersWithin(ms: number, asked: Promise<unknown>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), ms).unref())
  const answered = asked.then(
    () => true,
    () => false,
  )
  return Promise.race([answered, late])
}
