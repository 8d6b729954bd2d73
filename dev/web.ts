import { orSay, productionEnvironment } from './production.ts'

/** `npm run web`: one web process of a real instance. It starts nothing else; every part is given by address. */
orSay(async () => {
  process.env.NODE_ENV = 'production'
  productionEnvironment(process.env)
  await import('#app/http/server/web.ts')
})
