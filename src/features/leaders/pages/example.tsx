import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { z } from 'zod'
import { exampleChoices } from '../../../core/leaders/choices.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { type Faults, parseForm, text } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { Choices } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { ExampleRow } from '../example-row.tsx'
import { listOwnTold, ownChoice } from '../own-example.ts'
import { chooseExample, hideTelling, showTelling } from '../show-example.ts'

await sentencesOf('leaders')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'state-as-leader')
  const page = pageNumber(request)
  const found = await inOrganisation(app.db, viewer.organisation.id, async (tx) => ({
    choice: await ownChoice(tx, viewer),
    ...(await listOwnTold(tx, viewer, page)),
  }))
  return { ...found, page }
}

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('choose'), choice: z.enum(exampleChoices) }),
  z.object({
    intent: z.literal('show'),
    telling: z.uuid(),
    address: text(2000).default(''),
    words: text(3000).default(''),
  }),
  z.object({ intent: z.literal('hide'), telling: z.uuid() }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'state-as-leader')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data(parsed, { status: 400 })
  const { value: form, typed } = parsed
  if (form.intent === 'choose') await chooseExample(app, viewer, form.choice)
  else if (form.intent === 'hide') await hideTelling(app, viewer, form.telling)
  else {
    const shown = await showTelling(app, viewer, { ...form, tellingId: form.telling })
    if (!shown.ok && shown.problem === 'missing') throw new Response(null, { status: 404 })
    if (!shown.ok) return data({ ok: false as const, faults: faultsOf(shown.problem), typed }, { status: 400 })
  }
  const { search } = new URL(request.url)
  return redirect(`/mine/example${search}`)
}

const faultsOf = (problem: 'bad-address' | 'nothing-to-show' | 'missing'): Faults =>
  problem === 'bad-address' ? { address: 'leaders.problem.bad-address' } : { words: 'leaders.problem.nothing-to-show' }

/** A leader's own switch: off until they turn it on, for all that stands in public or for what they choose. */
export default function Example() {
  const t = useT()
  const { choice, told, more, page } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('mine.example')} · Luotto`}</title>
      <h1>{t('mine.example')}</h1>
      <p>{t('leaders.exampleAbout')}</p>
      <Form method="post" className="stack" key={choice}>
        <input type="hidden" name="intent" value="choose" />
        <Choices
          legend={t('leaders.choice')}
          name="choice"
          type="radio"
          chosen={[choice]}
          options={exampleChoices.map((value) => ({ value, label: t(`leaders.choice.${value}`) }))}
        />
        <button type="submit">{t('leaders.choose')}</button>
      </Form>
      <p role="status" className="notice">
        {t(`leaders.now.${choice}`)}
      </p>
      <section aria-labelledby="told">
        <h2 id="told">{t('leaders.told')}</h2>
        {told.length === 0 && <p className="empty">{t('leaders.noneTold')}</p>}
        <ul className="rows">
          {told.map((telling) => (
            <ExampleRow
              key={`${telling.id}${telling.shown !== null}`}
              telling={telling}
              result={result?.typed.telling === telling.id ? result : undefined}
            />
          ))}
        </ul>
        <Pages page={page} more={more} />
      </section>
    </>
  )
}
