import type { SettingKind } from '../policy/settings.ts'
import { authoritySetting } from './authority.server.ts'
import { courtSetting } from './court.server.ts'
import { mediatorSetting } from './mediator.server.ts'
import { noticeSetting } from './notice.server.ts'
import { organisationSetting } from './organisation.server.ts'
import { postSetting } from './post.server.ts'
import { reasonSetting } from './reason.server.ts'
import { ruleSetting } from './rule.server.ts'
import type { AnySetting } from './setting.ts'

/** Everything that administrators settle, by its kind. */
export const settings: Readonly<Record<SettingKind, AnySetting>> = {
  organisation: organisationSetting,
  mediator: mediatorSetting,
  post: postSetting,
  court: courtSetting,
  rule: ruleSetting,
  notice: noticeSetting,
  reason: reasonSetting,
  authority: authoritySetting,
}
