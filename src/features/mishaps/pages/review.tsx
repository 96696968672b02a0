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
import { reviewQuestions } from '../../../core/mishaps/mishap.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm, text } from '../../../platform/form.ts'
import { FaultSummary, Select, TextArea } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { listPassages } from '../../guidelines/find-passages.ts'
import { requireMishap } from '../mishap-access.ts'
import { namesInWords } from '../names-in-words.ts'
import { reviewMishap } from '../review-mishap.ts'

await sentencesOf('mishaps')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer, language, mishap, part } = await requireMishap(context, params)
  if (part !== 'helper') throw new Response(null, { status: 403 })
  const passages = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    listPassages(tx, viewer.organisation.id, language),
  )
  return { id: mishap.id, isClosed: mishap.state === 'closed', review: mishap.review, passages }
}

const answer = text(3000)
const schema = z.object({
  ...{ happened: answer, helped: answer, hindered: answer, change: answer, guideline: answer },
  lesson: text(2000),
  passage: z.string().max(60),
  anyway: z.literal('yes').optional(),
})

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer, language, part } = await requireMishap(context, params)
  if (part !== 'helper') throw new Response(null, { status: 403 })
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data({ ...parsed, names: [] }, { status: 400 })
  const { lesson, passage, anyway, ...review } = parsed.value
  const names = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    namesInWords(tx, viewer.organisation.id, [...Object.values(review), lesson].join('\n')),
  )
  if (names.length > 0 && !anyway) return data({ faults: {}, typed: parsed.typed, names }, { status: 409 })
  const done = await reviewMishap(app, viewer, params.id, { review, lesson, passage, language })
  if (done === undefined) throw new Response(null, { status: 404 })
  if (done === 'not-yours') throw new Response(null, { status: 403 })
  if (done === 'open') throw redirect(`/guidance/mishap/cases/${params.id}`)
  return redirect(lesson ? `/guidance/guidelines/${passage}` : `/guidance/mishap/cases/${params.id}`)
}

/** What is learnt when it is over: five questions, no names, no blame. */
export default function ReviewPage() {
  const t = useT()
  const { id, isClosed, review, passages } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  const names = result?.names ?? []
  return (
    <>
      <title>{`${t('mishaps.review')} · Luotto`}</title>
      <h1>{t('mishaps.review')}</h1>
      <p>{t('mishaps.review.about')}</p>
      {!isClosed && <p className="notice">{t('mishaps.review.open')}</p>}
      {isClosed && (
        <Form method="post" className="stack" noValidate>
          <FaultSummary faults={result?.faults} />
          {names.length > 0 && (
            <p className="notice" role="alert">
              {t('mishaps.review.names', { names: names.join(', ') })}
            </p>
          )}
          {reviewQuestions.map((question) => (
            <TextArea
              key={question}
              {...{ label: t(`mishaps.question.${question}`), name: question, rows: 3 }}
              {...{ fault: faults[question], defaultValue: typed[question] ?? review?.[question] }}
            />
          ))}
          <TextArea
            {...{ label: t('mishaps.lesson'), hint: t('mishaps.lesson.hint'), name: 'lesson', rows: 3 }}
            {...{ fault: faults.lesson, defaultValue: typed.lesson }}
          />
          <Select
            {...{ label: t('mishaps.lesson.passage'), name: 'passage', defaultValue: typed.passage }}
            options={passages.map(({ slug, title }) => ({ value: slug, label: title }))}
          />
          {names.length > 0 && <input type="hidden" name="anyway" value="yes" />}
          <button type="submit">{t(names.length > 0 ? 'mishaps.review.anyway' : 'mishaps.review.keep')}</button>
        </Form>
      )}
      <p>
        <Link to={`/guidance/mishap/cases/${id}`}>{t('mishaps.back')}</Link>
      </p>
    </>
  )
}
