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
import { takesPart } from '../../../core/voice/study.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { agreeAgain } from '../agree-again.ts'
import { AskedFor } from '../asked-for.tsx'
import { ConsentText } from '../consent-text.tsx'
import { Here } from '../here.tsx'
import { countSent } from '../queries.ts'
import { requirePart } from '../require-part.ts'

await sentencesOf('takingPart')

export async function loader(args: LoaderFunctionArgs) {
  const { app, viewer, part } = await requirePart(args)
  const sent = await inOrganisation(app.db, viewer.organisation.id, (tx) => countSent(tx, viewer, part))
  const { participantId: _, ...shown } = part
  return { part: shown, sent }
}

const schema = z.object({ consentVersion: z.coerce.number().int().min(1) })

/** Agrees to a consent text that has changed. */
export async function action(args: ActionFunctionArgs) {
  const { app, viewer, part } = await requirePart(args)
  const parsed = parseForm(schema, await args.request.formData())
  const agreed = parsed.ok && (await agreeAgain(app, viewer, { studyId: part.id, ...parsed.value }))
  return agreed ? redirect(`/mine/studies/${part.id}`) : data(null, { status: 409 })
}

export default function TakingPart() {
  const t = useT()
  const { part, sent } = useLoaderData<typeof loader>()
  const isAgreed = part.agreedTo === part.consentVersion
  return (
    <>
      <title>{`${part.title} · Luotto`}</title>
      <h1>{part.title}</h1>
      <p className="preserve">{part.question}</p>
      <p>
        {t('takingPart.sent.count', sent)} {t('takingPart.pseudonym', { pseudonym: part.pseudonym })}
      </p>
      <nav className="tools" aria-label={part.title}>
        <Link to={`/mine/studies/${part.id}/sent`}>{t('takingPart.sent.link')}</Link>
        <Link to={`/mine/studies/${part.id}/withdraw`}>{t('takingPart.withdraw.link')}</Link>
      </nav>
      {!takesPart(part.state) && <p className="notice">{t('takingPart.closed')}</p>}
      {takesPart(part.state) && !isAgreed && <AgreeAgain part={part} />}
      {isAgreed && (
        <details className="fold">
          <summary>{t('takingPart.consent.read')}</summary>
          <ConsentText {...part} />
        </details>
      )}
      {takesPart(part.state) && isAgreed && (
        <>
          <h2>{t('takingPart.open.title')}</h2>
          <p>{t('takingPart.open.about')}</p>
          <AskedFor {...part} />
          <Here part={part} key={part.id} />
        </>
      )}
    </>
  )
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['part']

function AgreeAgain({ part }: { readonly part: Shown }) {
  const t = useT()
  return (
    <>
      <h2>{t('takingPart.again.title')}</h2>
      <p className="notice care">{t('takingPart.again.text')}</p>
      <ConsentText {...part} />
      <Form method="post">
        <input type="hidden" name="consentVersion" value={part.consentVersion} />
        <button type="submit">{t('takingPart.again.agree')}</button>
      </Form>
    </>
  )
}
