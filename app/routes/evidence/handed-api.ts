import { uploadAction, uploadLoader } from '#app/http/evidence.server.ts'
import { handedPlace } from '#app/http/handover.server.ts'

export const loader = uploadLoader(handedPlace)
export const action = uploadAction(handedPlace)
