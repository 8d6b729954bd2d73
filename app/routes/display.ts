import type { LoaderFunctionArgs } from '@remix-run/node'
import { keepDisplay } from '#app/http/display.server.ts'

/** GET /display?lang=en&size=elder&back=/…: works as a plain link, with and without JavaScript. */
export const loader = ({ request }: LoaderFunctionArgs) => keepDisplay(request)
