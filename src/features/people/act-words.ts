import { type Setting, settings } from '../../core/act.ts'
import { type Role, roles } from '../../core/policy.ts'
import { studyParts } from '../../core/voice/study.ts'
import type { MessageId, Translate } from '../../ui/intl.ts'
import type { LoggedAct } from './read-audit.ts'

type Said = Pick<LoggedAct, 'kind' | 'detail'>

const words = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
const roleName = (t: Translate, role: string) => (roles.includes(role as Role) ? t(`role.${role as Role}`) : role)

/** What an act was in detail, in the reader's language; empty where its kind says all. */
export function detailWords(t: Translate, { kind, detail }: Said): string {
  const { role, group, setting, from, to, address, day, count, study, part } = detail
  if (kind === 'setting-changed' || kind === 'group-renamed') {
    const side = (text: unknown) => String(text ?? '') || t('audit.nothing')
    const known = settings.find((one): one is Setting => one === setting)
    const named = known ? t(`audit.setting.${known}` as MessageId) : undefined
    return named ? t('audit.change', { setting: named, from: side(from), to: side(to) }) : `${side(from)} → ${side(to)}`
  }
  if (count !== undefined) return t('audit.count', { count: Number(count) })
  const all = [
    ...[...words(detail.roles), ...words(role ? [role] : [])].map((one) => roleName(t, one)),
    ...words(detail.groups),
    ...studyParts.filter((one) => one === part).map((one) => t(`audit.part.${one}`)),
    ...[group, address, day, study].filter((one) => one !== undefined).map(String),
  ]
  return all.join(', ')
}

export const actorWords = (t: Translate, { actorName }: Pick<LoggedAct, 'actorName'>): string =>
  actorName ?? t('audit.operator')

export function aboutWords(t: Translate, { about }: Pick<LoggedAct, 'about'>): string {
  if (about === null) return ''
  if ('name' in about) return about.name
  return t(about.gone === 'person' ? 'audit.left' : 'audit.noInvitation')
}
