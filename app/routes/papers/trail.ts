export { sendTrail as loader } from '#app/http/papers.server.ts'
