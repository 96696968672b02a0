import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { forgetKept, placeOf } from '../kept.ts'
import { countSent } from '../queries.ts'
import { requirePart } from '../require-part.ts'
import { withdraw } from '../withdraw.ts'

await sentencesOf('takingPart')

export async function loader(args: LoaderFunctionArgs) {
  const { app, viewer, part } = await requirePart(args)
  const sent = await inOrganisation(app.db, viewer.organisation.id, (tx) => countSent(tx, viewer, part))
  return { sent, study: { id: part.id, title: part.title, pseudonym: part.pseudonym } }
}

export async function action(args: ActionFunctionArgs) {
  const { app, viewer, part } = await requirePart(args)
  await withdraw(app, viewer, part.id)
  return redirect('/mine/studies?withdrawn')
}

export default function Withdraw() {
  const t = useT()
  const { sent, study } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('takingPart.withdraw.title')} · Luotto`}</title>
      <p className="facts">{study.title}</p>
      <h1>{t('takingPart.withdraw.title')}</h1>
      <p>{t('takingPart.withdraw.goes', { posts: sent.posts })}</p>
      <p>{t('takingPart.withdraw.stays')}</p>
      <Form method="post" className="actions" onSubmit={() => void forgetKept(placeOf(study))}>
        <button type="submit">{t('takingPart.withdraw.do')}</button>
        <Link to={`/mine/studies/${study.id}`} className="button quiet">
          {t('takingPart.withdraw.keep')}
        </Link>
      </Form>
    </>
  )
}
