import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router'
import { z } from 'zod'
import { thanksChoices } from '../../../core/leaders/choices.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { Choices } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { chooseThanks, deleteThanks, listOwnThanks, ownThanksChoice } from '../own-thanks.ts'

await sentencesOf('leaders')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const page = pageNumber(request)
  const found = await inOrganisation(app.db, viewer.organisation.id, async (tx) => ({
    choice: await ownThanksChoice(tx, viewer),
    ...(await listOwnThanks(tx, viewer, page)),
  }))
  return { ...found, page }
}

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('choose'), choice: z.enum(thanksChoices) }),
  z.object({ intent: z.literal('delete'), thanks: z.uuid() }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data(null, { status: 400 })
  const form = parsed.value
  if (form.intent === 'choose') await chooseThanks(app, viewer, form.choice)
  else await deleteThanks(app, viewer, form.thanks)
  return redirect('/mine/thanks')
}

/** Thanks to the reader, whom alone they are for. No number stands anywhere. */
export default function OwnThanks() {
  const t = useT()
  const { day } = useFormats()
  const { thanks, choice, more, page } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('mine.thanks')} · Luotto`}</title>
      <h1>{t('mine.thanks')}</h1>
      <p className="hint">{t('thanks.about')}</p>
      <p className="actions">
        <Link className="button" to="/mine/thanks/new">
          {t('thanks.thank')}
        </Link>
      </p>
      {thanks.length === 0 && <p className="empty">{t('thanks.none')}</p>}
      <ul className="rows">
        {thanks.map(({ id, words, from, thankedOn, tellingId, title, network }) => (
          <li key={id}>
            {words !== '' && <p className="preserve">{words}</p>}
            <p>{from ? t('thanks.from', { name: from }) : t('thanks.unsigned')}</p>
            <p className="facts">
              <Link to={`/tellings/${tellingId}`}>{title ?? t('tell.ownThought')}</Link> · {t(`network.${network}`)} ·{' '}
              {day(thankedOn)}
            </p>
            <Form method="post">
              <input type="hidden" name="intent" value="delete" />
              <input type="hidden" name="thanks" value={id} />
              <button type="submit" className="quiet">
                {t('thanks.delete')}
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <Pages page={page} more={more} />
      <Form method="post" className="stack" key={choice}>
        <input type="hidden" name="intent" value="choose" />
        <Choices
          legend={t('thanks.choice')}
          hint={t('thanks.choiceHint')}
          name="choice"
          type="radio"
          chosen={[choice]}
          options={thanksChoices.map((value) => ({ value, label: t(`thanks.choice.${value}`) }))}
        />
        <button type="submit" className="quiet">
          {t('thanks.choose')}
        </button>
      </Form>
    </>
  )
}
