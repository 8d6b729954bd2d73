import type { LoaderFunctionArgs } from '@remix-run/node'
import { deskHandle } from '#app/ui/desk.tsx'
import { DeskSamples } from '#app/ui/gallery/desk.tsx'

export const handle = deskHandle

/** Shown on demonstration and development instances only. */
export const loader = ({ context }: LoaderFunctionArgs) => {
  if (context.demo !== true) throw new Response(null, { status: 404 })
  return null
}

/** The building blocks of desks. */
export default function GalleryDesk() {
  return <DeskSamples />
}
