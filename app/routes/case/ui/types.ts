import type { SerializeFrom } from '@remix-run/node'
import type { homeOf } from '#app/domain/dispute/home.queries.server.ts'

/** What the home of a case is drawn from. */
export type HomeData = SerializeFrom<Awaited<ReturnType<typeof homeOf>>>
