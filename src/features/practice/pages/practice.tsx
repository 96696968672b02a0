import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { places } from '../../../core/practice/scenario.ts'
import { scenarios } from '../../../core/practice/scenarios.ts'
import { requireViewer } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { forgetPractised, ownPractised } from '../practised.ts'

await sentencesOf('practice')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const practised = await ownPractised(app, viewer)
  const rows = scenarios.map(({ id, place, title }) => ({ id, place, title: title[language], on: practised[id] }))
  const by = places.map((place) => ({ place, rows: rows.filter((row) => row.place === place) }))
  return { by: by.filter(({ rows }) => rows.length > 0), any: Object.keys(practised).length > 0 }
}

/** The one thing to do here, besides going on to a scenario: nothing is remembered any more. */
export async function action({ context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  await forgetPractised(app, viewer)
  return redirect('/guidance/practice')
}

/** What might happen, by where it might: to go through alone, in the order and as often as one likes. */
export default function Practice() {
  const t = useT()
  const { day } = useFormats()
  const { by, any } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('practice.title')} · Luotto`}</title>
      <h1>{t('practice.title')}</h1>
      <p>{t('practice.about')}</p>
      <p className="hint">{t('practice.private')}</p>
      <p>
        <Link className="button" to="/tell/practice">
          {t('practice.sandbox.open')}
        </Link>
      </p>
      {by.map(({ place, rows }) => (
        <section key={place}>
          <h2>{t(`practice.place.${place}`)}</h2>
          <ul className="rows">
            {rows.map(({ id, title, on }) => (
              <li key={id}>
                <Link to={`/guidance/practice/${id}`}>{title}</Link>
                {on && <p className="facts">{t('practice.on', { day: day(on) })}</p>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {any && (
        <Form method="post" preventScrollReset>
          <p className="hint">{t('practice.forgetAbout')}</p>
          <p className="actions">
            <button type="submit" className="quiet">
              {t('practice.forget')}
            </button>
          </p>
        </Form>
      )}
      <p>
        <Link to="/guidance">{t('practice.toGuidance')}</Link>
      </p>
    </>
  )
}
