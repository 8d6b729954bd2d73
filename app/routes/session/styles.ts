import type { LinksFunction } from '@remix-run/node'
import room from '#app/ui/styles/room.css?url'

/** The style of rooms, on the pages that have one. */
export const roomStyles: LinksFunction = () => [{ rel: 'stylesheet', href: room }]
