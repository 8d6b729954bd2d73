import type { SettingKind } from '../policy/settings.ts'
import { courtSetting } from './court.server.ts'
import { mediatorSetting } from './mediator.server.ts'
import { organisationSetting } from './organisation.server.ts'
import { postSetting } from './post.server.ts'
import type { AnySetting } from './setting.ts'

/** Everything that administrators settle, by its kind. */
export const settings: Readonly<Record<SettingKind, AnySetting>> = {
  organisation: organisationSetting,
  mediator: mediatorSetting,
  post: postSetting,
  court: courtSetting,
}
