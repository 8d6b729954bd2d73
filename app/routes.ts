import type { RouteConfig } from '@remix-run/route-config'
import { route } from '@remix-run/route-config'

/** The site map: every URL of the platform. */
export default [
  route('display', 'routes/display.ts'),
  route('c/:code/evidence', 'routes/evidence/case.tsx'),
  route('c/:code/evidence/api/:call', 'routes/evidence/case-api.ts'),
  route('c/:code/evidence/:id/file', 'routes/evidence/case-file.ts'),
  route('file/:draft/evidence', 'routes/evidence/draft.tsx'),
  route('file/:draft/evidence/api/:call', 'routes/evidence/draft-api.ts'),
  route('file/:draft/evidence/:id/file', 'routes/evidence/draft-file.ts'),
  route('c/:code/live', 'routes/session/live.ts'),
  route('c/:code/session', 'routes/session/party.tsx'),
  route('c/:code/session/code', 'routes/session/code.ts'),
  route('c/:code/session/check', 'routes/session/check.tsx'),
  route('c/:code/session/check/token', 'routes/session/check-token.ts'),
  route('c/:code/session/room', 'routes/session/room.tsx'),
  route('c/:code/session/token', 'routes/session/token.ts'),
  route('desk/c/:code/prep', 'routes/session/prep.tsx'),
  route('desk/c/:code/room', 'routes/session/console.tsx'),
  route('webhooks/livekit', 'routes/session/webhook.ts'),
  route('dev/gallery', 'routes/dev/gallery.tsx'),
  route('dev/gallery/desk', 'routes/dev/gallery-desk.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
