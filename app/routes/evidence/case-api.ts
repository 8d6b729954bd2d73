import { casePlace, uploadAction, uploadLoader } from '#app/http/evidence.server.ts'

export const loader = uploadLoader(casePlace)
export const action = uploadAction(casePlace)
