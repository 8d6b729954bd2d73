import type { RouteConfig } from '@remix-run/route-config'
import { route } from '@remix-run/route-config'

/** The site map: every URL of the platform. */
export default [
  route('display', 'routes/display.ts'),
  route('dev/gallery', 'routes/dev/gallery.tsx'),
  route('dev/gallery/desk', 'routes/dev/gallery-desk.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
