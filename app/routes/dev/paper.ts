import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendSample } from '#app/http/papers.server.ts'

/** The sample of one kind of paper as a file. */
export const loader = (args: LoaderFunctionArgs) => sendSample(args)
