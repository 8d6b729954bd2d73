import { setTimeout as sleep } from 'node:timers/promises'
import type { Request, Response } from 'express'
import type { Pool } from 'pg'
import { expect, it } from 'vitest'
import { onlyWithRecord } from '#app/http/server/away.ts'

it('hundreds who come at one moment ask the database once whether it is there, and all are let in', async () => {
  let asked = 0
  const query = async () => {
    asked += 1
    await sleep(5)
  }
  const guard = onlyWithRecord({ query } as unknown as Pool)
  let letIn = 0
  const next = () => {
    letIn += 1
  }
  await Promise.all(Array.from({ length: 300 }, () => guard({} as Request, {} as Response, next)))
  expect({ asked, letIn }).toEqual({ asked: 1, letIn: 300 })
})
