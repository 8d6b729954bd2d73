import type { SerializeFrom } from '@remix-run/node'
import type { homeOf } from '#app/domain/dispute/home.queries.server.ts'
import type { Square } from '#app/ui/qr-code.tsx'

/** What the home of a case is drawn from. */
export type HomeData = SerializeFrom<Omit<Awaited<ReturnType<typeof homeOf>>, 'address'>> & {
  readonly square: Square
  /** What to do now, in the reader's language: of many steps a page says one. */
  readonly step: { readonly title: string; readonly text: string; readonly button: string }
}
