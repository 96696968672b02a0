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
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { Input } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { searchMembers } from '../../voice-study/manage-workers.ts'
import { askHours } from '../ask-hours.ts'
import { helpersSchema } from '../helper-form.ts'
import { listAskHelpers, peopleOnDuty } from '../helpers.ts'
import { nameHelper, promiseHours, takeHelper } from '../name-helpers.ts'

await sentencesOf('asking')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'change-settings')
  const search = (new URL(request.url).searchParams.get('search') ?? '').trim().slice(0, 100)
  const page = pageNumber(request)
  const { id } = viewer.organisation
  return inOrganisation(app.db, id, async (tx) => {
    const { found, more } = await searchMembers(tx, id, search, page)
    return {
      ...{ found, more, search, page, looks: search.length >= 2 },
      helpers: await listAskHelpers(tx, id),
      duty: (await peopleOnDuty(tx, id)).map(({ name }) => name),
      hours: await askHours(tx, id),
    }
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'change-settings')
  const parsed = parseForm(helpersSchema, await request.formData())
  if (!parsed.ok) return data({ faults: parsed.faults, typed: parsed.typed, problem: undefined }, { status: 400 })
  const { value, typed } = parsed
  if (value.intent === 'hours') {
    await promiseHours(app, viewer, value.hours)
    return redirect('/guidance/helpers')
  }
  const named = await (value.intent === 'name' ? nameHelper : takeHelper)(app, viewer, value.member)
  if (named.ok) return redirect('/guidance/helpers')
  return data({ faults: undefined, typed, problem: named.problem }, { status: 409 })
}

/** Whom one may ask, and what is promised: for whoever leads the programme. What was asked is not here. */
export default function Helpers() {
  const t = useT()
  const { day } = useFormats()
  const { helpers, duty, hours } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  return (
    <>
      <title>{`${t('asking.helpers')} · Luotto`}</title>
      <h1>{t('asking.helpers')}</h1>
      <p>{t('asking.helpersAbout')}</p>
      <nav className="tools" aria-label={t('asking.helpers')}>
        <Link to="/guidance/ask">{t('guidance.askFirst')}</Link>
      </nav>
      {result?.problem && (
        <p className="notice care" role="alert">
          {t(`asking.problem.${result.problem}`)}
        </p>
      )}
      {helpers.length === 0 && <p className="empty">{t('asking.helpersEmpty')}</p>}
      <ul className="rows">
        {helpers.map(({ id, name, about, onDuty, awayUntil }) => (
          <li key={id} className="row">
            <div>
              {name}
              <p className="facts">
                {[about, onDuty && t('asking.onDuty'), awayUntil && t('asking.awayUntil', { day: day(awayUntil) })]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <Form method="post">
              <input type="hidden" name="member" value={id} />
              <button
                type="submit"
                name="intent"
                value="take"
                className="quiet"
                aria-label={t('asking.takeThis', { name })}
              >
                {t('asking.takeOff')}
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <p className="hint">
        {duty.length > 0 ? t('asking.dutyNow', { names: duty.join(', ') }) : t('asking.dutyNobody')}
      </p>
      <NameHelper />
      <h2>{t('asking.hours')}</h2>
      <Form method="post" className="stack" noValidate>
        <Input
          label={t('asking.hours.label')}
          hint={t('asking.hours.hint')}
          name="hours"
          inputMode="numeric"
          maxLength={2}
          defaultValue={result?.typed.hours ?? String(hours)}
          fault={faults.hours}
        />
        <button type="submit" name="intent" value="hours" className="quiet">
          {t('common.save')}
        </button>
      </Form>
    </>
  )
}

/** A member is looked for by name, and then named. */
function NameHelper() {
  const t = useT()
  const { search, found, looks, page, more } = useLoaderData<typeof loader>()
  return (
    <section>
      <h2>{t('asking.name')}</h2>
      <Form className="line" role="search" key={search}>
        <Input label={t('asking.name.search')} name="search" defaultValue={search} maxLength={100} />
        <button type="submit" className="quiet">
          {t('asking.name.go')}
        </button>
      </Form>
      {looks && found.length === 0 && <p className="empty">{t('asking.name.none')}</p>}
      <ul className="rows">
        {found.map(({ id, name }) => (
          <li key={id} className="row">
            <div>{name}</div>
            <Form method="post">
              <input type="hidden" name="member" value={id} />
              <button
                type="submit"
                name="intent"
                value="name"
                className="quiet"
                aria-label={t('asking.name.this', { name })}
              >
                {t('common.add')}
              </button>
            </Form>
          </li>
        ))}
      </ul>
      {looks && <Pages page={page} more={more} />}
    </section>
  )
}
