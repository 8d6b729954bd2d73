import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { deskHandle } from '#app/ui/desk.tsx'
import { DeskSamples } from '#app/ui/gallery/desk.tsx'

export const handle = deskHandle

export const meta: MetaFunction = () => [{ title: 'Gallery, desk · 言和' }]

/** Shown on demonstration and development instances only. */
export const loader = ({ context }: LoaderFunctionArgs) => {
  if (context.demo !== true) throw new Response(null, { status: 404 })
  return null
}

/** The building blocks of desks. */
export default function GalleryDesk() {
  return <DeskSamples />
}
