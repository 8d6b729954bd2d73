import { draftPlace, uploadAction, uploadLoader } from '#app/http/evidence.server.ts'

export const loader = uploadLoader(draftPlace)
export const action = uploadAction(draftPlace)
