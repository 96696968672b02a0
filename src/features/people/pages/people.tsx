import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { z } from 'zod'
import { languages } from '../../../core/networks.ts'
import { roles } from '../../../core/policy.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm, requiredText } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { Choices, FaultSummary, Input, Select, TextArea } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { resendInvitation, withdrawInvitation } from '../change-invitation.ts'
import { invitationLink, inviteByMail } from '../invite.ts'
import { listGroups } from '../list-groups.ts'
import { listPeople, waitingInvitations } from '../queries.ts'

await sentencesOf('office')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'manage-people')
  const page = pageNumber(request)
  const search = (new URL(request.url).searchParams.get('search') ?? '').trim().slice(0, 100)
  const organisationId = viewer.organisation.id
  const found = await inOrganisation(app.db, organisationId, async (tx) => ({
    ...(await listPeople(tx, organisationId, page, search)),
    groups: await listGroups(tx, organisationId),
    waiting: await waitingInvitations(tx, organisationId, new Date(app.clock())),
  }))
  return { ...found, page, search, delivers: app.mail.delivers, language: viewer.organisation.language }
}

const placing = { language: z.enum(languages), groups: z.array(z.uuid()).max(200) }

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('mail'), pasted: requiredText(50_000), roles: z.array(z.enum(roles)), ...placing }),
  z.object({ intent: z.literal('link'), ...placing }),
  z.object({ intent: z.literal('withdraw'), invitation: z.uuid() }),
  z.object({ intent: z.literal('resend'), invitation: z.uuid() }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'manage-people')
  const parsed = parseForm(schema, await request.formData(), ['roles', 'groups'])
  if (!parsed.ok) return data({ state: 'faulty' as const, ...parsed }, { status: 400 })
  const form = parsed.value
  if (form.intent === 'withdraw' || form.intent === 'resend') {
    const change = form.intent === 'withdraw' ? withdrawInvitation : resendInvitation
    await change(app, viewer, form.invitation)
    return redirect('/together/people#waiting')
  }
  if (form.intent === 'link') {
    return { state: 'link' as const, link: await invitationLink(app, viewer, form.groups, form.language) }
  }
  const invited = await inviteByMail(app, viewer, { ...form, groupIds: form.groups })
  return { state: 'invited' as const, ...invited }
}

export default function People() {
  const t = useT()
  const { day } = useFormats()
  const { people, groups, page, more, search } = useLoaderData<typeof loader>()
  const nameOf = (id: string) => groups.find((group) => group.id === id)?.name ?? ''
  return (
    <>
      <title>{`${t('people.title')} · Luotto`}</title>
      <h1>{t('people.title')}</h1>
      <nav className="tools" aria-label={t('people.title')}>
        <a href="#invite">{t('people.invite')}</a>
        <Link to="/together/people/import">{t('import.title')}</Link>
        <Link to="/together/groups">{t('people.groups')}</Link>
        <Link to="/together">{t('nav.together')}</Link>
      </nav>
      <Form className="line" role="search" key={search}>
        <Input label={t('people.search')} name="search" defaultValue={search} maxLength={100} />
        <button type="submit" className="quiet">
          {t('people.search.go')}
        </button>
      </Form>
      {people.length === 0 && <p className="empty">{t('people.search.none')}</p>}
      <ul className="rows">
        {people.map((person) => (
          <li key={person.id}>
            <Link to={`/together/people/${person.id}`}>{person.name}</Link>
            <p className="facts">
              {[
                person.email,
                ...person.roles.map((role) => t(`role.${role}`)),
                ...person.groupIds.map(nameOf),
                ...(person.leavesAt ? [t('leaving.remove.until', { day: day(person.leavesAt) })] : []),
              ].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <Pages page={page} more={more} />
      <Waiting />
      <InviteByMail />
      <InviteByLink />
    </>
  )
}

function Waiting() {
  const t = useT()
  const { day } = useFormats()
  const { waiting } = useLoaderData<typeof loader>()
  if (waiting.length === 0) return null
  return (
    <section>
      <h2 id="waiting">{t('people.waiting')}</h2>
      <ul className="rows">
        {waiting.map(({ id, email, sentAt, expiresAt }) => (
          <li key={id}>
            {email}
            <p className="facts">
              {t(sentAt ? 'people.waiting.sent' : 'people.waiting.sending')} ·{' '}
              {t('people.waiting.until', { day: day(expiresAt) })}
            </p>
            <Form method="post" className="actions">
              <input type="hidden" name="invitation" value={id} />
              <button type="submit" name="intent" value="resend" className="quiet">
                {t('people.waiting.resend')}
              </button>
              <button type="submit" name="intent" value="withdraw" className="quiet">
                {t('people.waiting.withdraw')}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}

function InviteByMail() {
  const t = useT()
  const { groups, delivers, language } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faulty = result?.state === 'faulty' ? result : undefined
  const left = result?.state === 'invited' ? result.unreadable.join('\n') : undefined
  return (
    <section>
      <h2 id="invite">{t('people.invite')}</h2>
      {result?.state === 'invited' && (
        <div className="notice" role="status">
          <p>{t('people.invite.done', { invited: result.invited, known: result.known })}</p>
          {left && <p>{t('people.invite.unreadable')}</p>}
        </div>
      )}
      <Form method="post" className="stack" noValidate key={left}>
        <FaultSummary faults={faulty?.faults} />
        <TextArea
          label={t('people.invite.pasted')}
          hint={t('people.invite.pastedHint')}
          name="pasted"
          rows={6}
          fault={faulty?.faults.pasted}
          defaultValue={faulty?.typed.pasted ?? left}
        />
        <Choices
          legend={t('people.roles')}
          hint={t('people.rolesHint')}
          name="roles"
          chosen={[]}
          options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
        <GroupsAndLanguage groups={groups} language={language} />
        {!delivers && <p className="notice">{t('people.signIn.printed')}</p>}
        <button type="submit" name="intent" value="mail">
          {t('people.invite.send')}
        </button>
      </Form>
    </section>
  )
}

function InviteByLink() {
  const t = useT()
  const { groups, language } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <section>
      <h2>{t('people.link')}</h2>
      <p>{t('people.linkAbout')}</p>
      <Form method="post" className="stack">
        {result?.state === 'link' && (
          <label className="field">
            {t('people.linkMade')}
            <input readOnly value={result.link} />
          </label>
        )}
        <GroupsAndLanguage groups={groups} language={language} />
        <button type="submit" name="intent" value="link" className="quiet">
          {t('people.linkMake')}
        </button>
      </Form>
    </section>
  )
}

function GroupsAndLanguage({
  groups,
  language,
}: {
  groups: readonly { id: string; name: string }[]
  language: string
}) {
  const t = useT()
  return (
    <>
      {groups.length > 0 && (
        <Choices
          legend={t('people.groups')}
          name="groups"
          chosen={[]}
          options={groups.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Select
        label={t('people.mailLanguage')}
        name="language"
        defaultValue={language}
        options={languages.map((one) => ({ value: one, label: t(`common.in.${one}`) }))}
      />
    </>
  )
}
