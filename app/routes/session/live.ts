import { liveNews } from '#app/http/live.server.ts'

export const loader = liveNews
