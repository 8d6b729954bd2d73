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
  route('dev/gallery', 'routes/dev/gallery.tsx'),
  route('dev/gallery/desk', 'routes/dev/gallery-desk.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
