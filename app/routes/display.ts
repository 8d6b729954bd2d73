import type { LoaderFunctionArgs } from '@remix-run/node'
import { keepDisplay, keepOwnLanguage } from '#app/http/display.server.ts'
import { visitorOf } from '#app/http/visitor.server.ts'

/** GET /display?lang=en&size=elder&back=/…: works as a plain link, with and without JavaScript. */
export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  // The gallery alone runs without a platform.
  const platform = context.platform as typeof context.platform | undefined
  if (platform) await keepOwnLanguage(platform, (await visitorOf(context, request)).actor, request)
  return keepDisplay(request)
}
