import { deliveryWebhook } from '#app/http/delivery.server.ts'

export const action = deliveryWebhook
